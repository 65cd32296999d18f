package groundcrew.demo.soak;

import groundcrew.demo.booth.VirtualButton;
import groundcrew.demo.system.ButtonSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The visitors at the buttons of a booth. In each wave every button sends what it queued while it
/// was offline; a share of the presses is delivered twice, and a few come too soon after another.
final class Crowd implements AutoCloseable {
  /// Fewer than a button may send at once.
  static final int WAVE = 10;

  private static final double TWICE = 0.2;
  private static final double TOO_SOON = 0.02;
  private static final int APART_MILLIS = 4000;
  private static final int SOON_MILLIS = 1000;

  private final List<VirtualButton> buttons = new ArrayList<>();
  private final Map<String, Integer> sequences = new HashMap<>();
  private final Random random;
  private final Map<String, Message> presses = new LinkedHashMap<>();
  private final Set<String> mayBeLimited = new HashSet<>();
  private final List<String> again = new ArrayList<>();
  private int twice;

  private record Message(int button, String payload) {}

  /// @param things names of the buttons
  Crowd(ButtonSystem system, Path keys, List<String> things, long seed) {
    random = new Random(seed);
    things.forEach(thing -> buttons.add(new VirtualButton(system, keys, thing)));
  }

  /// Presses the buttons.
  ///
  /// @param most presses of the wave
  void wave(int most) {
    var messages = new ArrayList<Message>();
    // Some are delivered a second time long after they were processed.
    again.forEach(press -> messages.add(message(press)));
    again.clear();
    for (var press : newPresses(most)) {
      var message = message(press);
      messages.add(message);
      if (random.nextDouble() < TWICE) {
        twice++;
        if (random.nextBoolean()) {
          messages.add(message);
        } else {
          again.add(press);
        }
      }
    }
    Collections.shuffle(messages, random);
    messages.forEach(message -> buttons.get(message.button()).send(message.payload()));
  }

  private Set<String> newPresses(int most) {
    var pressed = new LinkedHashSet<String>();
    for (var button = 0; button < buttons.size(); button++) {
      var before = "";
      for (var i = 0; i < WAVE && pressed.size() < most; i++) {
        var thing = "button-" + (button + 1);
        var press = "%s-1-%d".formatted(thing, sequences.merge(thing, 1, Integer::sum));
        var age = (WAVE - i) * APART_MILLIS;
        if (i > 0 && random.nextDouble() < TOO_SOON) {
          age += APART_MILLIS - SOON_MILLIS;
          mayBeLimited.addAll(List.of(before, press));
        }
        presses.put(
            press, new Message(button, "{\"press\":\"%s\",\"age_ms\":%d}".formatted(press, age)));
        pressed.add(press);
        before = press;
      }
    }
    return pressed;
  }

  /// Delivers presses again.
  void redeliver(Set<String> some) {
    some.forEach(press -> buttons.get(message(press).button()).send(message(press).payload()));
  }

  private Message message(String press) {
    var message = presses.get(press);
    if (message == null) {
      throw new IllegalArgumentException("nobody pressed " + press);
    }
    return message;
  }

  /// Returns the presses so far.
  Set<String> presses() {
    return Collections.unmodifiableSet(presses.keySet());
  }

  /// Tells whether a press was too soon after another one, or the other one.
  boolean mayBeLimited(String press) {
    return mayBeLimited.contains(press);
  }

  int buttons() {
    return buttons.size();
  }

  /// Returns how many presses were delivered twice.
  int twice() {
    return twice;
  }

  @Override
  public void close() {
    buttons.forEach(VirtualButton::close);
  }
}

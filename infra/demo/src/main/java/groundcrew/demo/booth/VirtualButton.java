package groundcrew.demo.booth;

import groundcrew.demo.system.ButtonSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A button as a program.
public final class VirtualButton implements AutoCloseable {
  private final Queue<String> results = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sequence = new AtomicInteger();
  private final Device device;

  /// Connects the button of a thing.
  ///
  /// @param folder for its key
  public VirtualButton(ButtonSystem system, Path folder, String thing) {
    device =
        Device.connect(
            DeviceIdentity.register(system.operator(), folder, thing, system.stack() + "-button"),
            (_, payload) -> results.add(payload));
    device.subscribe("groundcrew/button/%s/result".formatted(thing));
  }

  /// Returns the name of its thing.
  public String thing() {
    return device.thing();
  }

  /// Presses the button and returns the id of the press.
  public String press() {
    var press = "%s-1-%d".formatted(device.thing(), sequence.incrementAndGet());
    send("{\"press\":\"%s\",\"age_ms\":0}".formatted(press));
    return press;
  }

  /// Publishes a payload on the topic of its presses.
  public void send(String payload) {
    device.publish("groundcrew/button/%s/press".formatted(device.thing()), payload);
  }

  /// Returns the results that arrived, as they are.
  public List<String> results() {
    return List.copyOf(results);
  }

  /// Tells whether the result of a press arrived.
  ///
  /// @param result `accepted`, `printed`, `limited` or `failed`
  public boolean hasResult(String press, String result) {
    return results.contains("{\"press\":\"%s\",\"result\":\"%s\"}".formatted(press, result));
  }

  @Override
  public void close() {
    device.close();
  }
}

package groundcrew.bench.button;

import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/// The first press after a restore, again and again.
///
/// @param millis from each press until its job was queued, without what the local cloud takes to
///   make the snapshot
record Restores(Duration treeNation, Millis millis) {
  /// The credentials of every process expire: each is replaced.
  private static final Duration LATER = Duration.ofDays(1);

  static Restores measure(
      BoothCloud booth, Duration treeNation, int samples, Consumer<String> progress) {
    booth.treeNation(treeNation);
    var press = new PressButtons(booth);
    var millis = new ArrayList<Double>();
    while (millis.size() < samples) {
      booth.settle();
      booth.cloud().agenda().turn(LATER);
      booth.invocations().take();
      var pressed = press.press(1, Duration.ZERO).getFirst();
      var init =
          booth.invocations().take().stream()
              .filter(invocation -> invocation.function().endsWith("-press"))
              .flatMap(invocation -> invocation.initMillis().stream())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no process was started for a press"));
      millis.add(
          press
                  .millis(pressed)
                  .orElseThrow(() -> new IllegalStateException("no job for press " + pressed.id()))
              - init);
      progress.accept("%d of %d restores".formatted(millis.size(), samples));
    }
    return new Restores(treeNation, new Millis(millis));
  }
}

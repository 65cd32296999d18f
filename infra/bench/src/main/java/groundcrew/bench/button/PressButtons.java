package groundcrew.bench.button;

import groundcrew.demo.booth.VirtualButton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Presses the buttons in turn and waits until all presses are dealt with.
record PressButtons(BoothCloud booth) {
  /// A press.
  ///
  /// @param id of the press
  /// @param nanos when it was published, as [System#nanoTime()] says it
  record Pressed(String id, long nanos) {}

  /// Presses so many times, each press so long after the one before.
  List<Pressed> press(int times, Duration apart) {
    var pressed = new ArrayList<Pressed>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var under = new ArrayList<Future<Pressed>>();
      var begun = System.nanoTime();
      for (var i = 0; i < times; i++) {
        var button = booth.buttons().get(i % booth.buttons().size());
        sleepUntil(begun + i * apart.toNanos());
        under.add(threads.submit(() -> press(button)));
      }
      for (var press : under) {
        pressed.add(press.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    booth.settle();
    return pressed;
  }

  private static Pressed press(VirtualButton button) {
    var now = System.nanoTime();
    return new Pressed(button.press(), now);
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
  }

  /// Returns the time from a press until its job was queued, in milliseconds; empty where it never
  /// was.
  Optional<Double> millis(Pressed press) {
    return booth.calls().queued(press.id()).map(queued -> (queued - press.nanos()) / 1e6);
  }
}

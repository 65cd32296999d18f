package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Backoff;
import java.time.Duration;

/// The back-off of a poller whose function is throttled.
final class Throttled {
  /// How long Lambda waits where a function cannot run: throttled, or by a fault that is not its
  /// own.
  static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(5));

  private final Agenda agenda;
  private int refusals;
  private boolean pausing;

  Throttled(Agenda agenda) {
    this.agenda = agenda;
  }

  static boolean is(RuntimeException fault) {
    return fault instanceof AwsError error && error.status() == 429;
  }

  /// Starts a pause, longer than the one before; batches that are refused during one add nothing.
  synchronized void again() {
    if (!pausing) {
      refusals++;
      pausing = true;
      agenda.in(BACKOFF.delay(refusals), "back-off of an event source", this::end);
    }
  }

  synchronized void over() {
    refusals = 0;
  }

  synchronized boolean pausing() {
    return pausing;
  }

  synchronized void await() throws InterruptedException {
    while (pausing) {
      wait();
    }
  }

  /// Ends a pause.
  synchronized void end() {
    pausing = false;
    notifyAll();
  }
}

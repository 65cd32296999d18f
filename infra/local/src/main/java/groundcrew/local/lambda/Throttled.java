package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;

/// The back-off of a poller whose function is throttled.
final class Throttled {
  private final Agenda agenda;
  private int refusals;
  private boolean pausing;
  private boolean ended;

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
      agenda.in(Backoff.delay(refusals), "back-off of an event source", this::goOn);
    }
  }

  synchronized void over() {
    refusals = 0;
  }

  synchronized boolean pausing() {
    return pausing;
  }

  synchronized void await() throws InterruptedException {
    while (pausing && !ended) {
      wait();
    }
  }

  /// Lets nobody wait any longer.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void goOn() {
    pausing = false;
    notifyAll();
  }
}

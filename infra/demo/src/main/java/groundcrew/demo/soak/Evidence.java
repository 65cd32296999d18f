package groundcrew.demo.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts in the functions' logs what shows that faults were met.
final class Evidence {
  private final AtomicInteger wentOn = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  /// Takes a line of a function's log.
  void line(String function, String line) {
    if (line.contains("continues in a new message")) {
      wentOn.incrementAndGet();
    }
    if (line.contains("\"message\":\"task processed\"")) {
      done.incrementAndGet();
    }
  }

  /// Returns how many messages went on in a new one.
  int wentOn() {
    return wentOn.get();
  }

  /// Returns how many messages were worked on and not killed.
  int done() {
    return done.get();
  }

  /// Returns which faults were not met.
  List<String> missing(int kills, int receivedAgain, long lostAnswers) {
    var missing = new ArrayList<String>();
    if (kills == 0) {
      missing.add("no process was killed at its work");
    }
    if (receivedAgain == 0) {
      missing.add("no message was received again");
    }
    if (lostAnswers == 0) {
      missing.add("no answer of a call was lost");
    }
    if (wentOn() == 0) {
      missing.add("no work went on in a new message");
    }
    return missing;
  }
}

package groundcrew.tagging.journal;

import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.WriteOutcome;
import java.util.LinkedHashMap;

/// Creates tallies with given counts.
public final class Tallies {
  private Tallies() {}

  public static WriteTally of(int done, int deferred) {
    var outcomes = new LinkedHashMap<String, WriteOutcome>();
    for (var i = 0; i < done; i++) {
      outcomes.put("done-" + i, new WriteOutcome.Done());
    }
    for (var i = 0; i < deferred; i++) {
      outcomes.put("deferred-" + i, new WriteOutcome.Deferred("throttled"));
    }
    var tally = new WriteTally();
    var positions = new LinkedHashMap<String, Position>();
    outcomes.keySet().forEach(arn -> positions.put(arn, Position.START));
    tally.add(outcomes, positions);
    return tally;
  }
}

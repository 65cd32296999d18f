package groundcrew.tagging.resources;

import groundcrew.tagging.resources.Refusal.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The same call, round by round, for what is left of a group of resources.
final class Rounds {
  private final Function<List<String>, List<Refusal>> call;
  private final Map<String, Written> written;
  private final Set<String> unsure = new HashSet<>();
  private final List<Refusal> suspects = new ArrayList<>();
  private List<String> waiting;

  /// @param written takes what becomes of each resource that is not written, by ARN
  Rounds(
      List<String> arns, Function<List<String>, List<Refusal>> call, Map<String, Written> written) {
    this.waiting = arns;
    this.call = call;
    this.written = written;
  }

  /// Calls for what is left and returns what may pass the next time.
  List<Refusal> next() {
    var again = new ArrayList<Refusal>();
    for (var refusal : call.apply(waiting)) {
      switch (refusal.kind()) {
        case THROTTLED -> again.add(refusal);
        case UNSURE -> {
          unsure.add(refusal.arn());
          again.add(refusal);
        }
        case LATE -> leave(refusal.arn(), refusal.code());
        case WHOLE_CALL, FINAL -> refused(refusal);
      }
    }
    waiting = again.stream().map(Refusal::arn).toList();
    return again;
  }

  /// Enough attempts: what is throttled will pass another time, what AWS fails at may be done.
  void giveUp(List<Refusal> last) {
    for (var refusal : last) {
      if (refusal.kind() == Kind.UNSURE) {
        suspects.add(refusal);
      } else {
        leave(refusal.arn(), refusal.code());
      }
    }
  }

  /// Time is up before enough was tried.
  void leave() {
    waiting.forEach(arn -> leave(arn, PacedCalls.OUT_OF_TIME));
  }

  /// Returns those that refuse, or that AWS fails at, and that may be written all the same.
  List<Refusal> suspects() {
    return List.copyOf(suspects);
  }

  private void refused(Refusal refusal) {
    if (unsure.contains(refusal.arn())) {
      suspects.add(refusal);
    } else {
      written.put(refusal.arn(), new Written.Refused(refusal.code(), refusal.message()));
    }
  }

  private void leave(String arn, String reason) {
    written.put(arn, new Written.Left(reason));
  }
}

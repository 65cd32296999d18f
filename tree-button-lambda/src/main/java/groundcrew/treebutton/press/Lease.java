package groundcrew.treebutton.press;

import groundcrew.common.Deadline;
import java.time.Instant;

/// The right to work on a press alone. It outlasts the worker: after its end, another one goes on.
///
/// @param worker id of the invocation
public record Lease(String worker, Instant end) {
  /// Returns the lease of an invocation, which Lambda has ended by then.
  public static Lease of(String worker, Deadline deadline) {
    return new Lease(worker, deadline.end().plus(deadline.reserve()));
  }

  /// Returns a lease that has ended.
  static Lease none(Instant now) {
    return new Lease("none", now);
  }
}

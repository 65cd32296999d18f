package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import java.time.Instant;

/// The right to run the publisher, which one run has at a time.
public interface RunLease {
  /// Takes the lease, unless another run has it.
  ///
  /// @param run name of the run, which no other run has
  /// @param until when the lease ends by itself, if the run does not release it
  boolean acquire(String run, Instant until, Deadline deadline);

  /// Releases the lease, unless another run has it by now.
  void release(String run, Deadline deadline);
}

package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.Optional;

/// The lease in memory.
public final class InMemoryRunLease implements RunLease {
  private Optional<Held> held = Optional.empty();

  private record Held(String run, Instant until) {}

  @Override
  public synchronized boolean acquire(String run, Instant until, Deadline deadline) {
    var taken =
        held.filter(other -> !other.run().equals(run))
            .filter(other -> !other.until().isBefore(deadline.clock().instant()));
    if (taken.isEmpty()) {
      held = Optional.of(new Held(run, until));
    }
    return taken.isEmpty();
  }

  @Override
  public synchronized void release(String run, Deadline deadline) {
    held = held.filter(other -> !other.run().equals(run));
  }
}

package groundcrew.tagging.accounts;

import java.time.Instant;
import java.util.Optional;

/// Where a run begins or continues.
///
/// @param run time of the run
/// @param after id of the last account that earlier invocations of the run read
/// @param withoutProgress number of invocations in a row that read no account
public record RunPosition(Instant run, Optional<String> after, int withoutProgress) {
  private static final int MOST_WITHOUT_PROGRESS = 3;

  /// Returns the beginning of a run.
  public static RunPosition start(Instant run) {
    return new RunPosition(run, Optional.empty(), 0);
  }

  /// Returns the position after an account.
  RunPosition past(Account account) {
    return new RunPosition(run, Optional.of(account.id()), 0);
  }

  /// Returns the same position, for an invocation that read no account.
  RunPosition again() {
    return new RunPosition(run, after, withoutProgress + 1);
  }

  boolean leaves(Account account) {
    return after.isEmpty() || account.id().compareTo(after.get()) > 0;
  }

  boolean exhausted() {
    return withoutProgress > MOST_WITHOUT_PROGRESS;
  }
}

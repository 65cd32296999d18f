package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import java.util.Map;
import java.util.stream.Stream;

/// The organization: its units, its accounts, and the tags of the accounts.
///
/// Streams are lazy: each page is read when it is consumed. After the deadline, every call throws
/// [groundcrew.common.DeadlineExceededException].
public interface Accounts {
  /// Returns all accounts, in any state.
  Stream<Account> all(Deadline deadline);

  /// Returns the accounts directly below the unit or root, in any state.
  Stream<Account> in(String unit, Deadline deadline);

  /// Returns the ids of the units directly below the unit or root.
  Stream<String> unitsIn(String unit, Deadline deadline);

  /// Returns all tags of the account.
  Map<String, String> tags(String account, Deadline deadline);
}

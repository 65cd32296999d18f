package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import java.util.Map;
import java.util.stream.Stream;

/// The organization: its units, its accounts, and the tags of the accounts.
///
/// A stream reads from the organization as it is consumed. What cannot be done before the deadline
/// ends with [groundcrew.common.DeadlineExceededException].
public interface Accounts {
  /// Returns all accounts, whatever their state.
  Stream<Account> all(Deadline deadline);

  /// Returns the accounts directly below the unit or root, whatever their state.
  Stream<Account> in(String unit, Deadline deadline);

  /// Returns the ids of the units directly below the unit or root.
  Stream<String> unitsIn(String unit, Deadline deadline);

  /// Returns all tags of the account.
  Map<String, String> tags(String account, Deadline deadline);
}

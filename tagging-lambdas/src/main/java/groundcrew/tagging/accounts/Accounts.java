package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import java.util.Map;
import java.util.stream.Stream;

/// The organization: its units, its accounts, and the tags that are written on these.
///
/// Streams are read from the organization while they are consumed. What cannot be done before the
/// deadline ends with [NoTimeLeft].
public interface Accounts {
  /// Returns all accounts, whatever their state.
  Stream<Account> all(Deadline deadline);

  /// Returns the accounts right below the unit or root, whatever their state.
  Stream<Account> in(String unit, Deadline deadline);

  /// Returns the ids of the units right below the unit or root.
  Stream<String> unitsIn(String unit, Deadline deadline);

  /// Returns all tags of the account.
  Map<String, String> tags(String account, Deadline deadline);
}

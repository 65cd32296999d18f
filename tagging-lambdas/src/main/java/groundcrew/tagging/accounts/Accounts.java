package groundcrew.tagging.accounts;

import java.util.Map;
import java.util.stream.Stream;

/// The organization's accounts and the tags that are written on them.
public interface Accounts {
  /// Returns all accounts, whatever their state; read while the stream is.
  Stream<Account> all();

  /// Returns all tags of the account.
  Map<String, String> tags(String account);
}

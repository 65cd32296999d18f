package groundcrew.local.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The organization: its root, units and accounts.
///
/// @param management id of the management account
/// @param delegated ids of the accounts that may read the organization beside it
public record Organization(
    String id,
    String root,
    String management,
    Set<String> delegated,
    List<Unit> units,
    List<Account> accounts) {

  /// Creates an organization with its own copies.
  public Organization {
    delegated = Set.copyOf(delegated);
    units = List.copyOf(units);
    accounts = List.copyOf(accounts);
  }

  /// Returns an account, if it is a member.
  public Optional<Account> account(String id) {
    return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
  }

  /// Returns a unit, if there is one.
  public Optional<Unit> unit(String id) {
    return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
  }

  /// Tells whether the id is the root's or a unit's.
  public boolean hasParent(String id) {
    return root.equals(id) || unit(id).isPresent();
  }

  /// Returns the ARN of an account, a unit, the root or the organization itself.
  ///
  /// @param kind `account`, `ou`, `root` or `organization`
  public String arn(String kind, String id) {
    var path = kind.equals("organization") ? "" : "/" + id;
    return "arn:aws:organizations::%s:%s/%s%s".formatted(management, kind, this.id, path);
  }
}

package groundcrew.local.organizations;

import groundcrew.local.limits.Throttle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a test switches on in the service; nothing by default.
public final class OrganizationFaults {
  static final int LARGEST_PAGE = 20;

  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private volatile Throttle throttle = Throttle.off();
  private volatile AccountState accountState = AccountState.BOTH;
  private volatile int pageLimit = LARGEST_PAGE;

  /// Which of the two members tells an account's state.
  public enum AccountState {
    /// As long as AWS answers both.
    BOTH,
    /// Only the newer `State`, as after `Status` is retired.
    STATE,
    /// Only the older `Status`, as partitions do that are behind.
    STATUS
  }

  /// Limits the rate of every operation, by calling account.
  public void throttle(Throttle rate) {
    throttle = rate;
  }

  /// Refuses the tags of one account, unit or root.
  ///
  /// @param id of whose tags are asked for
  public void denyTags(String id) {
    denied.add(id);
  }

  /// Answers accounts with these members alone.
  public void show(AccountState members) {
    accountState = members;
  }

  /// Gives at most so many items a page, whatever the caller asks for. With pages that come short
  /// and empty, even a listing of two items then has an empty page in it.
  public void limitPages(int items) {
    pageLimit = items;
  }

  /// Switches everything off.
  public void clear() {
    denied.clear();
    throttle = Throttle.off();
    accountState = AccountState.BOTH;
    pageLimit = LARGEST_PAGE;
  }

  boolean admits(String account, String operation) {
    return throttle.admits(account, "", operation);
  }

  boolean deniesTags(String id) {
    return denied.contains(id);
  }

  AccountState shown() {
    return accountState;
  }

  int pageLimit() {
    return pageLimit;
  }
}

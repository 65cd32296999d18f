package groundcrew.local.explorer;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Which accounts have an index and a default view of it, and in which regions.
public final class Views {
  private final Set<String> regions;
  private final Set<String> without = ConcurrentHashMap.newKeySet();
  private final Set<String> withoutTags = ConcurrentHashMap.newKeySet();
  private final Set<String> multiAccount = ConcurrentHashMap.newKeySet();

  Views(Set<String> regions) {
    this.regions = regions;
  }

  /// Takes an account's index and view away, in every region.
  public void remove(String account) {
    without.add(account);
  }

  /// Makes an account's views such as do not include tags, as they are unless one asks for tags
  /// when creating them: a filter by tag is then refused.
  public void hideTags(String account) {
    withoutTags.add(account);
  }

  /// Makes an account's views multi-account views, which show the resources of every account: the
  /// management account and a delegated administrator can have such default views.
  public void showAllAccounts(String account) {
    multiAccount.add(account);
  }

  /// Gives every account the views of the fixture again.
  public void clear() {
    without.clear();
    withoutTags.clear();
    multiAccount.clear();
  }

  /// Returns the ARN of an account's default view in a region.
  public static String arn(String account, String region) {
    var place = (account + region).getBytes(StandardCharsets.UTF_8);
    return "arn:aws:resource-explorer-2:%s:%s:view/all-resources/%s"
        .formatted(region, account, UUID.nameUUIDFromBytes(place));
  }

  void require(String account, String region, String arn) {
    var has = regions.contains(region) && !without.contains(account);
    if (!has || !arn.equals(arn(account, region))) {
      throw ResourceExplorer.unauthorized();
    }
  }

  boolean showsAllAccounts(String account) {
    return multiAccount.contains(account);
  }

  boolean showTags(String account) {
    return !withoutTags.contains(account);
  }
}

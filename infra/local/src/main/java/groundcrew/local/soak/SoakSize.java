package groundcrew.local.soak;

import groundcrew.local.world.Account;
import groundcrew.local.world.LargeOrganization;
import groundcrew.local.world.LargeOrganization.Shares;
import groundcrew.local.world.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How large a soak is.
///
/// @param accounts with tags
/// @param resources in all, about
/// @param large how many accounts are so large that their work goes on in a new message
public record SoakSize(int accounts, int resources, int large) {
  /// Where global services are, and where Resource Explorer is missing.
  static final String LAST_REGION = "us-east-1";

  static final List<String> REGIONS = List.of("eu-west-1", LAST_REGION);

  /// At three calls a second, of twenty resources each, more than the function's time.
  private static final int LARGE_TEAM = 1500;

  private static final Shares SHARES = new Shares(20, 15, 57, 8);

  /// Refuses what has no room for the victims of all faults.
  public SoakSize {
    if (accounts < 5 || resources < accounts * REGIONS.size() || large < 1 || large > accounts) {
      throw new IllegalArgumentException(
          "a soak needs 5 accounts or more, a resource or more in each of their regions, and one to all of them large; not %d accounts, %d resources, %d large"
              .formatted(accounts, resources, large));
    }
  }

  /// Returns a new world of this size.
  World world(long seed) {
    var perPlace = Math.max(1, (resources - large * LARGE_TEAM) / (accounts * REGIONS.size()));
    var organization = new LargeOrganization(seed, accounts, REGIONS, perPlace, SHARES);
    var world = organization.world();
    largeAccounts(world)
        .forEach(account ->
            organization.moveIn(world, account, REGIONS.getFirst(), "large", LARGE_TEAM));
    return world;
  }

  /// Returns the large accounts of a world of this size.
  Set<String> largeAccounts(World world) {
    return world.organization().accounts().stream()
        .filter(account -> !account.tags().isEmpty())
        .limit(large)
        .map(Account::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

package groundcrew.demo.soak;

import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.fixture.LargeOrganization.Shares;
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

  /// A region that an account has to enable.
  static final String OPT_IN_REGION = "eu-south-1";

  static final List<String> REGIONS = List.of("eu-west-1", OPT_IN_REGION, LAST_REGION);

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

  /// Returns a new fixture of this size.
  Fixture fixture(long seed) {
    var perPlace = Math.max(1, (resources - large * LARGE_TEAM) / (accounts * REGIONS.size()));
    var organization = new LargeOrganization(seed, accounts, REGIONS, perPlace, SHARES);
    var fixture = organization.fixture();
    largeAccounts(fixture)
        .forEach(account ->
            organization.moveIn(fixture, account, REGIONS.getFirst(), "large", LARGE_TEAM));
    return fixture;
  }

  /// Returns the large accounts of a fixture of this size.
  Set<String> largeAccounts(Fixture fixture) {
    return fixture.organization().accounts().stream()
        .filter(account -> !account.tags().isEmpty())
        .limit(large)
        .map(Account::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

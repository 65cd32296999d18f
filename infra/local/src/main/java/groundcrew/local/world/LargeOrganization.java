package groundcrew.local.world;

import groundcrew.local.world.Account.State;
import groundcrew.local.world.Expansion.Tagging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// Makes an organization of any size; the same numbers make the same one each time.
///
/// Beside the accounts that are asked for it has the management account, which has neither tags nor
/// resources, and for every 50 accounts a suspended one and one without tags. Resource Explorer
/// knows the first region and no other.
///
/// @param seed of everything that looks random
/// @param accounts how many are active and have tags
/// @param resources how many each account has in each region
/// @param shares how the resources are tagged before anyone has run
public record LargeOrganization(
    long seed, int accounts, List<String> regions, int resources, Shares shares) {
  /// The account that the example configuration deploys into.
  public static final String MANAGEMENT = "111122223333";

  /// The tag keys of each account.
  public static final List<String> KEYS =
      List.of("cost_centre", "data_class", "environment", "owner", "project");

  private static final String ROOT = "r-ab12";

  private static final int PER_ODD_ONE = 50;
  private static final Instant JOINED = Instant.parse("2021-04-01T08:00:00Z");
  private static final Map<String, List<String>> UNRELATED =
      Map.of("created-by", List.of("cdk", "terraform", "console"));
  private static final List<Unit> UNITS =
      List.of(
          new Unit("ou-ab12-security1", "security", ROOT, Map.of()),
          new Unit("ou-ab12-workload1", "workloads", ROOT, Map.of()),
          new Unit("ou-ab12-product1on", "production", "ou-ab12-workload1", Map.of()),
          new Unit("ou-ab12-staging01", "staging", "ou-ab12-workload1", Map.of()),
          new Unit("ou-ab12-sandbox01", "sandbox", ROOT, Map.of()));

  /// Of 100 resources, how many start how.
  ///
  /// @param right has all tags of its account
  /// @param otherValue has their keys with other values
  /// @param unrelated has tags that nobody here owns
  /// @param never never had a tag
  public record Shares(int right, int otherValue, int unrelated, int never) {
    public Shares {
      if (List.of(right, otherValue, unrelated, never).stream().anyMatch(share -> share < 0)
          || right + otherValue + unrelated + never != 100) {
        throw new IllegalArgumentException(
            "the shares are percents and must add up to 100: %d right, %d other value, %d unrelated, %d never"
                .formatted(right, otherValue, unrelated, never));
      }
    }

    private Map<Tagging, Integer> byTagging() {
      return new EnumMap<>(
          Map.of(
              Tagging.RIGHT, right,
              Tagging.OTHER_VALUE, otherValue,
              Tagging.UNRELATED, unrelated,
              Tagging.NEVER, never));
    }
  }

  public LargeOrganization {
    if (accounts < 1 || accounts > 100_000 || resources < 0 || regions.isEmpty()) {
      throw new IllegalArgumentException(
          "an organization has 1 to 100,000 accounts with 0 or more resources in a region or more, not %d accounts with %d resources in %s"
              .formatted(accounts, resources, regions));
    }
    regions = List.copyOf(regions);
  }

  /// Returns a new world.
  public World world() {
    var members = new ArrayList<Account>();
    members.add(account(MANAGEMENT, "management", ROOT, State.ACTIVE, Map.of()));
    for (var number = 1; number <= accounts; number++) {
      members.add(
          account(id(2, number), "team-" + number, unit(number), State.ACTIVE, tags(number)));
    }
    var odd = accounts / PER_ODD_ONE;
    for (var number = 1; number <= odd; number++) {
      members.add(
          account(id(3, number), "gone-" + number, unit(number), State.SUSPENDED, tags(number)));
      members.add(account(id(4, number), "bare-" + number, unit(number), State.ACTIVE, Map.of()));
    }
    var organization = new Organization("o-groundcrew", ROOT, MANAGEMENT, Set.of(), UNITS, members);
    var found = new Resources();
    members.stream()
        .filter(member -> !member.id().equals(MANAGEMENT))
        .forEach(member -> regions.forEach(region -> fill(found, member, region, resources)));
    return new World(organization, regions, Set.of(regions.getFirst()), found);
  }

  /// Adds resources to an account and region, as if a further team had moved in.
  ///
  /// @param team names the resources; no team moves in twice
  public void moveIn(World world, String account, String region, String team, int number) {
    var member =
        world
            .organization()
            .account(account)
            .orElseThrow(() -> new IllegalArgumentException("there is no account " + account));
    add(world.resources(), member, region, team, number);
  }

  private void fill(Resources found, Account account, String region, int number) {
    add(found, account, region, "mixed", number);
  }

  private void add(Resources found, Account account, String region, String team, int number) {
    var random = new Random(seed * 31 + Objects.hash(account.id(), region, team));
    var counts = Mixture.draw(number, region, random);
    new Expansion(seed, Map.of(team, counts), shares.byTagging(), UNRELATED)
        .addTo(found, account, region, team, team);
  }

  private static Account account(
      String id, String name, String unit, State state, Map<String, String> tags) {
    var email = "account-%s@example.com".formatted(id);
    return new Account(id, name, email, unit, state, JOINED, tags);
  }

  /// Every seventh account has an owner whose value is empty.
  private static Map<String, String> tags(int number) {
    return Map.of(
        "cost_centre", Integer.toString(1000 + number),
        "data_class", number % 2 == 0 ? "internal" : "public",
        "environment", UNITS.get(number % UNITS.size()).name(),
        "owner", number % 7 == 0 ? "" : "team-%d@example.com".formatted(number),
        "project", "project-%d".formatted(number / 4));
  }

  private static String unit(int number) {
    return UNITS.get(number % UNITS.size()).id();
  }

  private static String id(int first, int number) {
    return "%d%011d".formatted(first, number);
  }
}

package groundcrew.bench.tagging;

import groundcrew.bench.tagging.BenchCloud.Rates;
import groundcrew.bench.tagging.LeastCalls.Members;
import groundcrew.demo.system.TagAudit;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.fixture.LargeOrganization.Shares;
import groundcrew.local.fixture.TaggedResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// Counts the calls of a first run and of steady ones in organizations of several sizes.
record CountCalls(Path work, long seed, Consumer<String> progress) {
  static final List<String> REGIONS =
      List.of("eu-west-1", "eu-central-1", "eu-north-1", "us-east-1");
  static final int RESOURCES = 500;

  private static final List<Integer> STEADY_PERCENT = List.of(1, 5, 50);

  /// Returns a row for each run.
  List<CallRow> rows(int accounts) {
    var rows = new ArrayList<CallRow>();
    try (var cloud = new BenchCloud(fixture(accounts), Rates.NONE, work)) {
      rows.add(row(cloud, accounts, "first run", true));
      for (var percent : STEADY_PERCENT) {
        takeAway(cloud.fixture(), percent);
        rows.add(row(cloud, accounts, "%d %% missing".formatted(percent), false));
      }
    }
    return rows;
  }

  /// Returns an organization none of whose resources has a tag of its account.
  Fixture fixture(int accounts) {
    return new LargeOrganization(seed, accounts, REGIONS, RESOURCES, new Shares(0, 0, 100, 0))
        .fixture();
  }

  private CallRow row(BenchCloud cloud, int accounts, String run, boolean changed) {
    var places = PlaceState.of(cloud.fixture(), cloud.keys());
    var wrong = places.stream().mapToLong(PlaceState::wrong).sum();
    var roles = cloud.listener().rolesOfWorkers();
    var counts = cloud.cloud().gateway().counts();
    var measured =
        cloud.run(() ->
            progress.accept(
                "%d accounts, %s: %,d of some %,d writes"
                    .formatted(accounts, run, counts.total("tagging:TagResources"), wrong / 20)));
    var least =
        LeastCalls.of(
            Members.of(cloud.fixture()),
            places,
            cloud.listener().rolesOfWorkers() - roles,
            changed);
    return new CallRow(accounts, run, wrong, measured, least.byOperation());
  }

  /// Takes one tag from a share of the resources of each account and region.
  private void takeAway(Fixture fixture, int percent) {
    var random = new Random(seed + percent);
    var right = new ArrayList<>(TagAudit.of(fixture, Set.copyOf(BenchCloud.KEYS)).right());
    right.sort(Comparator.comparing(TaggedResource::arn));
    Collections.shuffle(right, random);
    for (var resource : right.subList(0, right.size() * percent / 100)) {
      var key = BenchCloud.KEYS.get(random.nextInt(BenchCloud.KEYS.size()));
      var _ =
          fixture
              .resources()
              .update(
                  resource.account(),
                  resource.region(),
                  resource.arn(),
                  now -> now.without(Set.of(key)))
              .orElseThrow();
    }
  }
}

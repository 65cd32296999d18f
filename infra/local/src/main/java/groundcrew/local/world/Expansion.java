package groundcrew.local.world;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Turns workloads into resources, the same ones each time.
///
/// @param seed of everything that looks random
/// @param workloads count of resources by type, by workload
/// @param shares percent of resources by [Tagging], 100 together
/// @param unrelated values of tags that nobody here owns, by key
record Expansion(
    long seed,
    Map<String, Map<String, Integer>> workloads,
    Map<Tagging, Integer> shares,
    Map<String, List<String>> unrelated) {

  /// How a resource is tagged before anyone has run.
  enum Tagging {
    RIGHT,
    OTHER_VALUE,
    UNRELATED,
    NEVER
  }

  /// Adds the resources of one workload; its random numbers depend on nothing else in the file.
  void addTo(Resources resources, Account account, String region, String workload, String name) {
    var random = new Random(seed + Objects.hash(account.id(), region, name));
    workloads
        .getOrDefault(workload, Map.of())
        .forEach((type, count) -> {
          for (var number = 1; number <= count; number++) {
            resources.add(resource(account, region, type, name, number, random));
          }
        });
  }

  private TaggedResource resource(
      Account account, String region, String type, String name, int number, Random random) {
    var listedIn = ArnPatterns.global(type) ? "us-east-1" : region;
    var arn = ArnPatterns.arn(type, account.id(), listedIn, name, number, random);
    return TaggedResource.of(arn, account.id(), listedIn, type, tags(account, random));
  }

  private Map<String, String> tags(Account account, Random random) {
    var tags = new TreeMap<String, String>();
    var tagging = tagging(random);
    if (tagging == Tagging.NEVER) {
      return tags;
    }
    unrelated.forEach((key, values) -> tags.put(key, values.get(random.nextInt(values.size()))));
    if (tagging == Tagging.RIGHT) {
      tags.putAll(account.tags());
    }
    if (tagging == Tagging.OTHER_VALUE) {
      account.tags().keySet().stream().sorted().forEach(key -> tags.put(key, "unknown"));
    }
    return tags;
  }

  private Tagging tagging(Random random) {
    var left = random.nextInt(100);
    for (var tagging : Tagging.values()) {
      left -= shares.getOrDefault(tagging, 0);
      if (left < 0) {
        return tagging;
      }
    }
    return Tagging.UNRELATED;
  }
}

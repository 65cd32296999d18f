package groundcrew.cdk;

import groundcrew.common.AwsRegions;
import java.util.HashSet;

/// Finds values of the configuration that hold alone but not beside the others.
///
/// The same key in two levels is none of them: the level that stands further back in the order
/// yields.
final class Consistency {
  private static final int LONGEST_BUCKET_NAME = 63;

  private final Configuration configuration;
  private final Faults faults;

  Consistency(Configuration configuration, Faults faults) {
    this.configuration = configuration;
    this.faults = faults;
  }

  void check() {
    checkKey();
    checkBatch();
    var seen = new HashSet<String>();
    var levels = configuration.tagging().levels();
    for (var i = 0; i < levels.size(); i++) {
      var place = "tagging.levels[%d]".formatted(i);
      var level = levels.get(i).level();
      // What is no level at all has its fault already.
      if (!level.equals(Rule.LEVEL.standIn())) {
        checkLevel(place + ".level", level);
        if (!seen.add(level)) {
          faults.add(place + ".level", "each level once", level);
        }
      }
      for (var region : levels.get(i).regions()) {
        checkPartition(place + ".regions", region);
      }
    }
    configuration.guardian().ifPresent(this::checkGuardian);
  }

  private void checkGuardian(Guardian guardian) {
    for (var region : guardian.regions()) {
      checkPartition("guardian.regions", region);
      if (configuration.stackDefaults().kmsKey().isPresent()
          && !region.equals(configuration.home().region())) {
        faults.add(
            "guardian.regions",
            "home.region alone, because stackDefaults.kmsKey is a key of that region",
            region);
      }
    }
  }

  private void checkLevel(String place, String level) {
    var order = configuration.tagging().levelOrder();
    if (!order.isEmpty() && !order.contains(level)) {
      faults.add(place, "one of tagging.levelOrder " + order, level);
    }
    var bucket = new Names(configuration).level(level).journal();
    if (bucket.length() > LONGEST_BUCKET_NAME) {
      faults.add(
          place,
          "at most %d characters beside the name \"%s\", because the bucket %s must not have more than %d"
              .formatted(
                  level.length() - bucket.length() + LONGEST_BUCKET_NAME,
                  configuration.name(),
                  bucket,
                  LONGEST_BUCKET_NAME),
          level);
    }
  }

  /// No role reaches from one partition into another.
  private void checkPartition(String place, String region) {
    var partition = AwsRegions.partition(configuration.home().region());
    if (!AwsRegions.partition(region).equals(partition)) {
      faults.add(
          place, "regions of the partition %s, as home.region is".formatted(partition), region);
    }
  }

  /// A queue, a log group and a function are encrypted by a key of their own region only.
  private void checkKey() {
    var region = configuration.home().region();
    configuration
        .stackDefaults()
        .kmsKey()
        .filter(key -> !key.contains(":kms:" + region + ":"))
        .ifPresent(
            key -> faults.add("stackDefaults.kmsKey", "a key of home.region " + region, key));
  }

  private void checkBatch() {
    var queue = configuration.tagging().queue();
    if (queue.batchSize() > 10 && queue.batchWindow().isZero()) {
      faults.add("tagging.queue.batchWindow", "at least PT1S because batchSize is over 10", "PT0S");
    }
  }
}

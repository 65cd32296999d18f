package groundcrew.cdk;

import groundcrew.bluegreen.request.Endpoint;
import groundcrew.cdk.Configuration.Queue;
import groundcrew.cdk.Configuration.Tagging;
import groundcrew.common.AwsRegions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// Finds values of the configuration that are valid on their own but contradict each other.
///
/// Two levels with the same key do not: the key belongs to the level that is first in the order.
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
    configuration.tagging().ifPresent(this::checkTagging);
    configuration.guardian().ifPresent(this::checkGuardian);
    configuration.pipeline().ifPresent(this::checkDuration);
    configuration.pipeline().ifPresent(_ -> checkOutputs());
    configuration.gate().ifPresent(this::checkGate);
  }

  private void checkTagging(Tagging tagging) {
    checkBatch(tagging.queue());
    var seen = new HashSet<String>();
    var levels = tagging.levels();
    for (var i = 0; i < levels.size(); i++) {
      var place = "tagging.levels[%d]".formatted(i);
      var level = levels.get(i).level();
      // A level that is not valid on its own is already reported.
      if (!level.equals(Rule.LEVEL.standIn())) {
        checkLevel(place + ".level", level, tagging.levelOrder());
        if (!seen.add(level)) {
          faults.add(place + ".level", "each level once", level);
        }
      }
      for (var region : levels.get(i).regions()) {
        checkPartition(place + ".regions", region);
      }
    }
  }

  private void checkOutputs() {
    var bucket = new Names(configuration).pipeline().bucket();
    if (bucket.length() > LONGEST_BUCKET_NAME) {
      faults.add(
          "name",
          "at most %d characters, because the bucket name %s must not exceed %d"
              .formatted(
                  configuration.name().length() - bucket.length() + LONGEST_BUCKET_NAME,
                  bucket,
                  LONGEST_BUCKET_NAME),
          configuration.name());
    }
  }

  private void checkGate(Gate gate) {
    if (gate.network().createEndpoints() && gate.network().routeTables().isEmpty()) {
      faults.add(
          "gate.network.routeTables",
          "the route tables of the subnets, without which S3 cannot be reached, or createEndpoints: false",
          "nothing");
    }
    var green = Endpoint.parse(gate.test().endpoint());
    gate.test()
        .baselineEndpoint()
        .filter(blue -> Endpoint.parse(blue).equals(green))
        .ifPresent(blue ->
            faults.add("gate.test.baselineEndpoint", "another endpoint than endpoint", blue));
  }

  private void checkGuardian(Guardian guardian) {
    for (var region : guardian.regions()) {
      checkPartition("guardian.regions", region);
      if (configuration.stackDefaults().kmsKey().isPresent()
          && !region.equals(configuration.home().region())) {
        faults.add(
            "guardian.regions",
            "only home.region, because stackDefaults.kmsKey is a key of that region",
            region);
      }
    }
  }

  private void checkLevel(String place, String level, List<String> order) {
    if (!order.isEmpty() && !order.contains(level)) {
      faults.add(place, "one of tagging.levelOrder " + order, level);
    }
    var bucket = new Names(configuration).level(level).journal();
    if (bucket.length() > LONGEST_BUCKET_NAME) {
      faults.add(
          place,
          "at most %d characters with the name \"%s\", because the bucket name %s must not exceed %d"
              .formatted(
                  level.length() - bucket.length() + LONGEST_BUCKET_NAME,
                  configuration.name(),
                  bucket,
                  LONGEST_BUCKET_NAME),
          level);
    }
  }

  /// A role cannot be assumed from another partition.
  private void checkPartition(String place, String region) {
    var partition = AwsRegions.partition(configuration.home().region());
    if (!AwsRegions.partition(region).equals(partition)) {
      faults.add(
          place, "regions of the partition %s, as home.region is".formatted(partition), region);
    }
  }

  /// Queues, log groups and functions can be encrypted only with a key of their own region.
  private void checkKey() {
    var region = configuration.home().region();
    configuration
        .stackDefaults()
        .kmsKey()
        .filter(key -> !key.contains(":kms:" + region + ":"))
        .ifPresent(
            key -> faults.add("stackDefaults.kmsKey", "a key of home.region " + region, key));
  }

  /// The state machine must not end before the command that its request does not limit.
  private void checkDuration(Pipeline pipeline) {
    var delivery = Duration.ofHours(1);
    var least = pipeline.commandTimeout().plus(delivery);
    if (pipeline.maximumDuration().compareTo(least) < 0) {
      faults.add(
          "pipeline.maximumDuration",
          "at least commandTimeout and an hour for the delivery, " + least,
          pipeline.maximumDuration().toString());
    }
  }

  private void checkBatch(Queue queue) {
    if (queue.batchSize() > 10 && queue.batchWindow().isZero()) {
      faults.add("tagging.queue.batchWindow", "at least PT1S because batchSize is over 10", "PT0S");
    }
  }
}

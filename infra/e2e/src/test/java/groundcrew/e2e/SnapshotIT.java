package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.LiveAlias;
import groundcrew.local.LocalCloud;
import groundcrew.local.gateway.CallCounts;
import groundcrew.local.lambda.LambdaModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the functions call before their snapshot is taken.
class SnapshotIT {
  /// An event for each function in which there is nothing to do, so that every call is one of
  /// priming.
  private static final Map<String, String> TAGGING =
      Map.of(
          "account-tagger", "{\"time\":\"never\"}",
          "resource-tagger", "{\"Records\":[]}",
          "undo", "{\"Records\":[]}");

  private static final Map<String, String> GUARDIAN =
      Map.of(
          "publisher", "{\"time\":\"never\"}",
          "events", "{\"detail\":{\"stateMachineArn\":\"a:b:c:d:e:f:machine/label\"}}",
          "widget", "{\"describe\":true}");

  /// Only functions on which a person waits are primed.
  private static final Map<String, List<String>> PRIMING =
      Map.of(
          "events",
              List.of("dynamodb:GetItem 1", "dynamodb:PutItem 1", "monitoring:PutMetricData 1"),
          "widget", List.of("dynamodb:Scan 1"));

  /// What the event source mappings call meanwhile, with the roles of the functions.
  private static final Set<String> POLLING = Set.of("sqs:ReceiveMessage", "sqs:GetQueueAttributes");

  @Test
  void hooksOfTaggingMakeNoCall() throws IOException {
    try (var tagging = TaggingCloud.start()) {
      TAGGING.forEach((function, event) ->
          check(tagging.cloud(), "groundcrew-cloud-center-" + function, event, List.of()));
    }
  }

  @Test
  void primesOnlyFunctionsOnWhichAPersonWaits() throws IOException {
    try (var guardian = GuardianCloud.start()) {
      GUARDIAN.forEach((function, event) ->
          check(
              guardian.cloud(),
              guardian.system().stack() + "-" + function,
              event,
              PRIMING.getOrDefault(function, List.of())));
    }
  }

  private static void check(LocalCloud cloud, String function, String event, List<String> calls) {
    cloud.gateway().counts().reset();
    var _ = LiveAlias.invoke(cloud, function, event);
    assertThat(called(cloud.gateway().counts())).as(function).isEqualTo(calls);
    if (!calls.isEmpty()) {
      assertThat(cloud.module(LambdaModule.class).lambda().logs(function))
          .as(function)
          .anyMatch(line -> line.contains("primed before the snapshot"));
    }
    assertThat(cloud.takeProblems()).isEmpty();
  }

  private static List<String> called(CallCounts counts) {
    var operations = new TreeSet<String>();
    counts.snapshot().keySet().forEach(key -> operations.add(key.operation()));
    operations.removeAll(POLLING);
    return operations.stream().map(name -> name + " " + counts.total(name)).toList();
  }
}

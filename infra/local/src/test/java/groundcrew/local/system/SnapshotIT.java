package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.LocalCloud;
import groundcrew.local.door.CallCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the functions do before their snapshot is taken.
class SnapshotIT {
  /// Events in which there is nothing to do, or from which nothing can be done: every call is then
  /// one of the hooks.
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

  /// What the event source mappings do meanwhile, with the functions' roles.
  private static final Set<String> POLLING = Set.of("sqs:ReceiveMessage", "sqs:GetQueueAttributes");

  @Test
  void theHooksOfTaggingReadOnceAndCallNothingElse() throws IOException {
    try (var tagging = TaggingCloud.start()) {
      TAGGING.forEach((function, event) ->
          check(tagging.cloud(), "groundcrew-cloud-center-" + function, event));
    }
  }

  @Test
  void theHooksOfTheGuardianReadOnceAndCallNothingElse() throws IOException {
    try (var guardian = GuardianCloud.start()) {
      GUARDIAN.forEach((function, event) ->
          check(guardian.cloud(), guardian.system().stack() + "-" + function, event));
    }
  }

  private static void check(LocalCloud cloud, String function, String event) {
    cloud.door().counts().reset();
    var _ = cloud.lambda().invoke(function + ":live", event.getBytes(StandardCharsets.UTF_8));
    assertThat(called(cloud.door().counts()))
        .as(function)
        .isEqualTo(List.of("sts:GetCallerIdentity 1"));
    assertThat(cloud.lambda().logs(function))
        .as(function)
        .anyMatch(line -> line.contains("ready for the snapshot"))
        .noneMatch(line -> line.contains("rehearsal"));
    assertThat(cloud.takeProblems()).isEmpty();
  }

  private static List<String> called(CallCounts counts) {
    var operations = new TreeSet<String>();
    counts.snapshot().keySet().forEach(key -> operations.add(key.operation()));
    operations.removeAll(POLLING);
    return operations.stream().map(name -> name + " " + counts.total(name)).toList();
  }
}

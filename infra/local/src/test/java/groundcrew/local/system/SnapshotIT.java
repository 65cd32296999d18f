package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final String LEVEL = "groundcrew-cloud-center";

  /// Events in which there is nothing to do, or from which nothing can be done: every call is then
  /// one of the hooks.
  private static final Map<String, String> EVENTS =
      Map.of(
          "-lister", "{\"time\":\"never\"}",
          "-tagger", "{\"Records\":[]}",
          "-undo", "{\"Records\":[]}");

  /// What the event source mappings do meanwhile, with the functions' roles.
  private static final Set<String> POLLING = Set.of("sqs:ReceiveMessage", "sqs:GetQueueAttributes");

  @Test
  void theHooksReadOnceAndCallNothingElse() throws IOException {
    try (var tagging = TaggingCloud.start()) {
      var cloud = tagging.cloud();
      EVENTS.forEach((function, event) -> {
        cloud.door().counts().reset();
        var _ =
            cloud
                .lambda()
                .invoke(LEVEL + function + ":live", event.getBytes(StandardCharsets.UTF_8));
        assertThat(called(cloud.door().counts()))
            .as(function)
            .isEqualTo(List.of("sts:GetCallerIdentity 1"));
        assertThat(cloud.lambda().logs(LEVEL + function))
            .as(function)
            .anyMatch(line -> line.contains("ready for the snapshot"))
            .noneMatch(line -> line.contains("rehearsal"));
      });
      assertThat(cloud.takeProblems()).isEmpty();
    }
  }

  private static List<String> called(CallCounts counts) {
    var operations = new TreeSet<String>();
    counts.snapshot().keySet().forEach(key -> operations.add(key.operation()));
    operations.removeAll(POLLING);
    return operations.stream().map(name -> name + " " + counts.total(name)).toList();
  }
}

package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.Pacer;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import groundcrew.tagging.resources.WriteOutcome.Deferred;
import groundcrew.tagging.resources.WriteOutcome.Done;
import groundcrew.tagging.resources.WriteOutcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WriteTagsTest {
  private static final TaskContext TARGET = new TaskContext("222222222222", "eu-west-1", "run");
  private static final Edit EDIT = edit(Map.of("a", "1"), Set.of());

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources = new InMemoryResourceTags();
  private final WriteTags writeTags = new WriteTags(resources, Pace.unlimited(), retries(), 8);

  @Test
  void sharesCallsAmongResourcesWithTheSameEdit() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 42; i++) {
      resources.add("r" + i, Map.of("b", "2"));
      edits.put("r" + i, i % 2 == 0 ? EDIT : edit(Map.of("a", "1"), Set.of("b")));
    }

    assertThat(write(edits).values()).containsOnly(new Done());
    // 42 get the tag, in three calls; 21 lose one, in two.
    assertThat(resources.calls()).hasSize(5);
    assertThat(resources.tags("r1")).isEqualTo(Map.of("a", "1"));
    assertThat(resources.tags("r2")).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void leavesWhatIsThrottledToTheEndForLater() {
    resources.add("r", Map.of());
    throttle(3);

    assertThat(write(Map.of("r", EDIT)).get("r")).isInstanceOf(Deferred.class);
  }

  @Test
  void looksWhatBecameOfAResourceAtWhichAwsFailedToTheEnd() {
    resources.add("written", Map.of("a", "1")).add("unsupported", Map.of());
    for (var arn : Set.of("written", "unsupported")) {
      for (var attempt = 0; attempt < 3; attempt++) {
        resources.refuse(arn, "InternalServiceException", Kind.UNSURE);
      }
    }

    assertThat(write(Map.of("written", EDIT, "unsupported", EDIT)))
        .isEqualTo(
            Map.of(
                "written", new Done(),
                "unsupported", new Failed("InternalServiceException", "because")));
  }

  @Test
  void looksWhatBecameOfAResourceThatRefusesAfterAwsFailedAtIt() {
    resources.add("written", Map.of("a", "1")).add("not", Map.of());
    for (var arn : Set.of("written", "not")) {
      resources
          .refuse(arn, "InternalServiceException", Kind.UNSURE)
          .refuse(arn, "AccessDenied", Kind.FINAL);
    }

    assertThat(write(Map.of("written", EDIT, "not", EDIT)))
        .isEqualTo(Map.of("written", new Done(), "not", new Failed("AccessDenied", "because")));
  }

  @Test
  void takesNothingAwayFromAResourceThatDidNotGetItsTags() {
    resources.add("r", Map.of("b", "2")).refuse("r", "AccessDenied", Kind.FINAL);

    write(Map.of("r", edit(Map.of("a", "1"), Set.of("b"))));

    assertThat(resources.tags("r")).isEqualTo(Map.of("b", "2"));
  }

  @Test
  void beginsNoCallAfterTheDeadline() {
    resources.add("r", Map.of());

    var written = writeTags.write(TARGET, Map.of("r", EDIT), new Deadline(time, Instant.EPOCH));

    assertThat(written).isEqualTo(Map.of("r", new Deferred("no time was left")));
    assertThat(resources.calls()).isEmpty();
  }

  @Test
  void leavesWhatCannotBeginBeforeTheDeadlineAtAwsPace() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 200; i++) {
      edits.put("r" + i, EDIT);
    }
    var paced = new WriteTags(resources, new Pacer(1, time, time), retries(), 1);

    var written = paced.write(TARGET, edits, new Deadline(time, Instant.EPOCH.plusSeconds(4)));

    assertThat(resources.calls()).hasSize(4);
    assertThat(written.values().stream().filter(new Deferred("no time was left")::equals))
        .hasSize(120);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void leavesWhatTimeIsTooShortToTryAgain() {
    resources.refuse("r", "InternalServiceException", Kind.UNSURE);
    resources.beforeEachCall(() -> time.sleep(Duration.ofSeconds(4)));

    var written =
        writeTags.write(
            TARGET, Map.of("r", EDIT), new Deadline(time, Instant.EPOCH.plusSeconds(4)));

    assertThat(written).isEqualTo(Map.of("r", new Deferred("no time was left")));
  }

  @Test
  void splitsARejectedCallUntilTheCulpritStandsAlone() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 20; i++) {
      resources.add("r" + i, Map.of());
      edits.put("r" + i, EDIT);
    }
    resources.poison("r13");

    var written = write(edits);

    assertThat(written.remove("r13")).isEqualTo(new Failed("InvalidParameterException", "r13"));
    assertThat(written.values()).containsOnly(new Done());
    // 20, 10 + 10, 5 + 5, 2 + 3, 1 + 1 or 1 + 2, and so on.
    assertThat(resources.calls().size()).isBetween(9, 11);
  }

  private void throttle(int times) {
    for (var attempt = 0; attempt < times; attempt++) {
      resources.refuse("r", "ThrottledException", Kind.THROTTLED);
    }
  }

  private Map<String, WriteOutcome> write(Map<String, Edit> edits) {
    return writeTags.write(TARGET, edits, new Deadline(time, Instant.EPOCH.plusSeconds(900)));
  }

  private Retries retries() {
    return Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time);
  }

  private static Edit edit(Map<String, String> put, Set<String> remove) {
    return new Edit(new TreeMap<>(put), new TreeSet<>(remove));
  }
}

package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import groundcrew.tagging.resources.WriteOutcome.Deferred;
import groundcrew.tagging.resources.WriteOutcome.Done;
import groundcrew.tagging.resources.WriteOutcome.Failed;
import groundcrew.tagging.resources.WriteOutcome.Gone;
import groundcrew.tagging.resources.WriteOutcome.Uncertain;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriteTagsTest {
  private static final Edit EDIT = edit(Map.of("a", "1"), Set.of());

  private final RefusedTypes refused = new RefusedTypes();
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources = new InMemoryResourceTags();
  private final WriteTags writeTags =
      new WriteTags(resources, (_, _, end) -> !end.passed(), retries(), 8);

  @Test
  void sharesCallsAmongResourcesWithTheSameEdit() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 42; i++) {
      resources.add("r" + i, Map.of("b", "2"));
      edits.put("r" + i, i % 2 == 0 ? EDIT : edit(Map.of("a", "1"), Set.of("b")));
    }

    assertThat(write(edits).values()).containsOnly(new Done());
    // Three calls put tags on 42 resources, and two calls remove one from 21 of them.
    assertThat(resources.calls()).hasSize(5);
    assertThat(resources.tags("r1")).isEqualTo(Map.of("a", "1"));
    assertThat(resources.tags("r2")).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void defersResourcesThatStayThrottled() {
    resources.add("r", Map.of());
    throttle(3);

    assertThat(write(Map.of("r", EDIT)).get("r")).isInstanceOf(Deferred.class);
  }

  @Test
  void leavesAResourceOpenWhoseOutcomeStaysUncertain() {
    for (var attempt = 0; attempt < 3; attempt++) {
      resources.fail("r", "InternalServiceException", Kind.UNCERTAIN);
    }

    assertThat(write(Map.of("r", EDIT)))
        .isEqualTo(Map.of("r", new Uncertain("InternalServiceException", "because")));
  }

  @Test
  void leavesAResourceOpenThatFailsAfterAnUncertainOutcome() {
    resources
        .fail("r", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r", "AccessDenied", Kind.FINAL);

    assertThat(write(Map.of("r", EDIT)))
        .isEqualTo(Map.of("r", new Uncertain("AccessDenied", "because")));
  }

  /// As an undo does that restores an old value of its own on each resource.
  @Test
  @Timeout(30)
  void writesDifferentEditsAtTheSameTime() {
    var together = new CyclicBarrier(8);
    resources.beforeEachCall(() -> await(together));
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 8; i++) {
      edits.put("r" + i, edit(Map.of("a", "old " + i), Set.of()));
    }

    assertThat(write(edits).values()).containsOnly(new Done());
    assertThat(resources.calls()).hasSize(8);
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException alone) {
      throw new IllegalStateException(alone);
    }
  }

  @Test
  void removesNothingFromAResourceThatDidNotGetItsTags() {
    resources.add("r", Map.of("b", "2")).fail("r", "AccessDenied", Kind.FINAL);

    write(Map.of("r", edit(Map.of("a", "1"), Set.of("b"))));

    assertThat(resources.tags("r")).isEqualTo(Map.of("b", "2"));
  }

  @Test
  void makesNoCallAfterTheDeadline() {
    resources.add("r", Map.of());

    var written = writeTags.write(context(0), Map.of("r", EDIT), refused);

    assertThat(written).isEqualTo(Map.of("r", new Deferred("no time was left")));
    assertThat(resources.calls()).isEmpty();
  }

  @Test
  void defersResourcesThatTheRateLimitDelaysBeyondTheDeadline() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 200; i++) {
      edits.put("r" + i, EDIT);
    }
    var limited = new WriteTags(resources, new Bucket4jRateLimiter(1, time, time), retries(), 1);

    var written = limited.write(context(4), edits, refused);

    assertThat(resources.calls()).hasSize(4);
    assertThat(written.values().stream().filter(new Deferred("no time was left")::equals))
        .hasSize(120);
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void defersResourcesThatCannotBeRetriedInTime() {
    resources.fail("r", "InternalServiceException", Kind.UNCERTAIN);
    resources.beforeEachCall(() -> time.sleep(Duration.ofSeconds(4)));

    var written = writeTags.write(context(4), Map.of("r", EDIT), refused);

    assertThat(written).isEqualTo(Map.of("r", new Deferred("no time was left")));
  }

  @Test
  void halvesARejectedBatchUntilTheInvalidResourceIsAlone() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 20; i++) {
      resources.add("r" + i, Map.of());
      edits.put("r" + i, EDIT);
    }
    resources.poison("r13");

    var written = write(edits);

    assertThat(written.remove("r13"))
        .isEqualTo(new Failed("InvalidParameterException", "an ARN is malformed"));
    assertThat(written.values()).containsOnly(new Done());
    // 20, 10 + 10, 5 + 5, 2 + 3, 1 + 1 or 1 + 2, and so on.
    assertThat(resources.calls().size()).isBetween(9, 11);
  }

  @Test
  void leavesOutTheResourceThatTheRejectionNames() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 20; i++) {
      resources.add("r" + i, Map.of());
      edits.put("r" + i, EDIT);
    }
    // The name of r1 is the beginning of those of r10 to r19.
    resources.poisonByName("r1");

    var written = write(edits);

    assertThat(written.remove("r1")).isInstanceOf(Failed.class);
    assertThat(written.values()).hasSize(19).containsOnly(new Done());
    assertThat(resources.calls()).hasSize(2);
  }

  @Test
  void aTypeThatRefusedSpoilsNoFurtherBatch() {
    var edits = new LinkedHashMap<String, Edit>();
    for (var i = 0; i < 10; i++) {
      edits.put(add("arn:aws:backup:eu-west-1:222222222222:backup-vault:" + i), EDIT);
      edits.put(add("arn:aws:backup:eu-west-1:222222222222:recovery-point:" + i), EDIT);
    }
    resources.poison("arn:aws:backup:eu-west-1:222222222222:recovery-point:3");
    write(edits);
    var before = resources.calls().size();
    for (var i = 10; i < 20; i++) {
      edits.put(add("arn:aws:backup:eu-west-1:222222222222:backup-vault:" + i), EDIT);
      edits.put(add("arn:aws:backup:eu-west-1:222222222222:recovery-point:" + i), EDIT);
    }
    resources.poison("arn:aws:backup:eu-west-1:222222222222:recovery-point:13");

    write(edits);

    assertThat(resources.calls().subList(before, resources.calls().size()))
        .allSatisfy(call -> assertThat(call.stream().map(RefusedTypes::type).distinct()).hasSize(1))
        .filteredOn(call -> call.getFirst().contains("vault"))
        .hasSize(1);
  }

  @Test
  void aResourceThatIsGoneIsNoFailure() {
    resources
        .add("r", Map.of("b", "2"))
        .fail("r", "InternalServiceException", Kind.UNCERTAIN)
        .fail("r", "InvalidInstanceID.NotFound", Kind.GONE);

    var written = write(Map.of("r", edit(Map.of("a", "1"), Set.of("b"))));

    assertThat(written).isEqualTo(Map.of("r", new Gone("InvalidInstanceID.NotFound", "because")));
    assertThat(resources.calls()).hasSize(2);
  }

  private String add(String arn) {
    resources.add(arn, Map.of());
    return arn;
  }

  private void throttle(int times) {
    for (var attempt = 0; attempt < times; attempt++) {
      resources.fail("r", "ThrottledException", Kind.THROTTLED);
    }
  }

  private TaskContext context(int seconds) {
    var deadline = new Deadline(time, Instant.EPOCH.plusSeconds(seconds));
    return new TaskContext("222222222222", "eu-west-1", "run", deadline);
  }

  private Map<String, WriteOutcome> write(Map<String, Edit> edits) {
    return writeTags.write(context(900), edits, refused);
  }

  private Retries retries() {
    return Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time);
  }

  private static Edit edit(Map<String, String> put, Set<String> remove) {
    return new Edit(new TreeMap<>(put), new TreeSet<>(remove));
  }
}

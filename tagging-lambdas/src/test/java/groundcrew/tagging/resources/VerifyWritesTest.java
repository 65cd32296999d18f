package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.VerifyWrites.Unverified;
import groundcrew.tagging.resources.WriteOutcome.Deferred;
import groundcrew.tagging.resources.WriteOutcome.Done;
import groundcrew.tagging.resources.WriteOutcome.Failed;
import groundcrew.tagging.resources.WriteOutcome.Uncertain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VerifyWritesTest {
  private static final Duration LAG = Duration.ofSeconds(60);
  private static final Map<String, String> TAGS = Map.of("a", "1");
  private static final Unverified WRITE =
      new Unverified(
          new Edit(new TreeMap<>(TAGS), new TreeSet<>()), new Uncertain("Internal", "why"));

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources = new InMemoryResourceTags(time, LAG);

  @Test
  void findsAWriteThatIsListedOnlyAfterTheLag() {
    resources.add("made", Map.of()).add("not", Map.of());
    resources.put(context(100), List.of("made"), TAGS);

    assertThat(verify(100))
        .isEqualTo(Map.of("made", new Done(), "not", new Failed("Internal", "why")));
    assertThat(time.slept()).isEqualTo(LAG);
  }

  @Test
  void defersAWriteThatIsNotListedIfTheDeadlineComesBeforeTheLag() {
    resources.add("made", TAGS).add("not", Map.of());

    assertThat(verify(59)).isEqualTo(Map.of("made", new Done(), "not", new Deferred("Internal")));
    assertThat(time.slept()).isZero();
  }

  private Map<String, WriteOutcome> verify(int seconds) {
    return new VerifyWrites(resources, LAG, time)
        .verify(context(seconds), Map.of("made", WRITE, "not", WRITE));
  }

  private TaskContext context(int seconds) {
    return new TaskContext(
        "222222222222",
        "eu-west-1",
        "run",
        new Deadline(time, time.instant().plusSeconds(seconds)));
  }
}

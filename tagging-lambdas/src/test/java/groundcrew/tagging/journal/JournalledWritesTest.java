package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.WritesBench.PLACE;
import static groundcrew.tagging.journal.WritesBench.add;
import static groundcrew.tagging.journal.WritesBench.change;
import static groundcrew.tagging.journal.WritesBench.put;
import static groundcrew.tagging.journal.WritesBench.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.tagging.journal.WriteTally.FailedResource;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalledWritesTest {
  private static final JournalLine STACK =
      JournalLine.of(Change.none("s"), SKIPPED, "CloudFormation would update the stack");

  private final WritesBench bench = new WritesBench();

  @Test
  void aPartEndsAfterAThousandLinesWhateverTheySay() {
    var session = bench.open();
    for (var i = 0; i < 999; i++) {
      session.note(STACK);
    }
    assertThat(bench.journal.names()).isEmpty();

    add(session, 1);

    assertThat(bench.journal.names()).containsExactlyInAnyOrder(PLACE.part(1));
    assertThat(bench.journal.intents()).hasSize(1000);
    assertThat(bench.resources.calls()).hasSize(1);
  }

  @Test
  void countsOverAllParts() {
    bench.resources.fail("r-1500", "AccessDenied", Kind.FINAL);
    var session = bench.open();

    add(session, 2100);
    session.flush();

    assertThat(tally(session)).isEqualTo(List.of(2099, 0, 0));
    assertThat(session.tally().failed()).hasSize(1);
    assertThat(bench.journal.names())
        .containsExactlyInAnyOrder(PLACE.part(1), PLACE.part(2), PLACE.part(3));
  }

  @Test
  void writesNothingWhereNothingWasAdded() {
    var session = bench.open();
    session.flush();
    session.flush();

    assertThat(bench.journal.names()).isEmpty();
  }

  @Test
  void concludesNothingWhereResourcesWereOnlyNoted() {
    var session = bench.open();
    session.note(STACK);
    session.flush();

    assertThat(bench.journal.intents()).containsExactly(STACK);
    assertThat(bench.journal.results()).isEmpty();
    assertThat(bench.resources.calls()).isEmpty();
  }

  @Test
  void announcesAndDoesNothingInPlanMode() {
    bench.resources.add("r-0", Map.of("k", "old"));
    var session = bench.open(bench.journal, false);

    add(session, 3);
    session.flush();

    assertThat(bench.journal.intents()).hasSize(3).allMatch(line -> line.outcome() == PLANNED);
    assertThat(bench.resources.calls()).isEmpty();
    assertThat(bench.resources.tags("r-0")).isEqualTo(Map.of("k", "old"));
    assertThat(tally(session)).isEqualTo(List.of(0, 3, 0));
  }

  @Test
  void tellsWhatCameOfEachResource() {
    bench
        .resources
        .fail("r-1", "AccessDenied", Kind.FINAL)
        .fail("r-2", "ThrottlingException", Kind.THROTTLED)
        .fail("r-2", "ThrottlingException", Kind.THROTTLED);
    var session = bench.open();

    session.note(STACK);
    add(session, 3);
    session.add(new JournalLine(change("r-3"), PLANNED, Optional.of("has K beside k")), put("k"));
    session.flush();

    assertThat(bench.journal.results())
        .extracting(JournalLine::change, JournalLine::outcome, line -> line.reason().orElse("-"))
        .containsExactly(
            tuple(change("r-0"), TAGGED, "-"),
            tuple(change("r-1"), FAILED, "AccessDenied: because"),
            tuple(change("r-2"), PLANNED, "ThrottlingException"),
            tuple(change("r-3"), TAGGED, "has K beside k"));
    assertThat(tally(session)).isEqualTo(List.of(2, 0, 1));
    assertThat(session.tally().failed())
        .containsExactly(new FailedResource("r-1", "AccessDenied", "because"));
  }

  @Test
  void defersWhatNoTimeIsLeftFor() {
    bench.resources.beforeEachCall(() -> bench.time.sleep(Duration.ofMinutes(5)));
    var session = bench.open();

    add(session, 50);
    session.flush();

    assertThat(tally(session)).isEqualTo(List.of(40, 0, 10));
    assertThat(bench.journal.results().getLast())
        .isEqualTo(JournalLine.of(change("r-49"), PLANNED, "no time was left"));
  }
}

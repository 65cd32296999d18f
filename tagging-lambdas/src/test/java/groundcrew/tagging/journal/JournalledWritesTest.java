package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.WritesFixture.PLACE;
import static groundcrew.tagging.journal.WritesFixture.add;
import static groundcrew.tagging.journal.WritesFixture.change;
import static groundcrew.tagging.journal.WritesFixture.put;
import static groundcrew.tagging.journal.WritesFixture.tally;
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

  private final WritesFixture fixture = new WritesFixture();

  @Test
  void aPartEndsAfterAThousandLinesOfAnyKind() {
    var session = fixture.open();
    for (var i = 0; i < 999; i++) {
      session.note(STACK);
    }
    assertThat(fixture.journal.names()).isEmpty();

    add(session, 1);

    assertThat(fixture.journal.names()).containsExactlyInAnyOrder(PLACE.part(1));
    assertThat(fixture.journal.intents()).hasSize(1000);
    session.flush();
    assertThat(fixture.resources.calls()).hasSize(1);
  }

  @Test
  void countsTheResourcesOfAllParts() {
    fixture.resources.fail("r-1500", "AccessDenied", Kind.FINAL);
    var session = fixture.open();

    add(session, 2100);
    session.flush();

    assertThat(tally(session)).isEqualTo(List.of(2099, 0, 0));
    assertThat(session.tally().failed()).hasSize(1);
    assertThat(fixture.journal.names())
        .containsExactlyInAnyOrder(PLACE.part(1), PLACE.part(2), PLACE.part(3));
  }

  @Test
  void writesNothingIfNothingWasAdded() {
    var session = fixture.open();
    session.flush();
    session.flush();

    assertThat(fixture.journal.names()).isEmpty();
  }

  @Test
  void writesNoResultIfNoResourceChanges() {
    var session = fixture.open();
    session.note(STACK);
    session.flush();

    assertThat(fixture.journal.intents()).containsExactly(STACK);
    assertThat(fixture.journal.results()).isEmpty();
    assertThat(fixture.resources.calls()).isEmpty();
  }

  @Test
  void writesOnlyIntentsInPlanMode() {
    fixture.resources.add("r-0", Map.of("k", "old"));
    var session = fixture.open(fixture.journal, false);

    add(session, 3);
    session.flush();

    assertThat(fixture.journal.intents()).hasSize(3).allMatch(line -> line.outcome() == PLANNED);
    assertThat(fixture.resources.calls()).isEmpty();
    assertThat(fixture.resources.tags("r-0")).isEqualTo(Map.of("k", "old"));
    assertThat(tally(session)).isEqualTo(List.of(0, 3, 0));
  }

  @Test
  void writesTheResultOfEachResource() {
    fixture
        .resources
        .fail("r-1", "AccessDenied", Kind.FINAL)
        .fail("r-2", "ThrottlingException", Kind.THROTTLED)
        .fail("r-2", "ThrottlingException", Kind.THROTTLED);
    var session = fixture.open();

    session.note(STACK);
    add(session, 3);
    session.add(new JournalLine(change("r-3"), PLANNED, Optional.of("remark")), put("k"));
    session.flush();

    assertThat(fixture.journal.results())
        .extracting(JournalLine::change, JournalLine::outcome, line -> line.reason().orElse("-"))
        .containsExactly(
            tuple(change("r-0"), TAGGED, "-"),
            tuple(change("r-1"), FAILED, "AccessDenied: because"),
            tuple(change("r-2"), PLANNED, "ThrottlingException"),
            tuple(change("r-3"), TAGGED, "remark"));
    assertThat(tally(session)).isEqualTo(List.of(2, 0, 1));
    assertThat(session.tally().failed())
        .containsExactly(new FailedResource("r-1", "AccessDenied", "because"));
  }

  @Test
  void defersResourcesForWhichNoTimeIsLeft() {
    fixture.resources.beforeEachCall(() -> fixture.time.sleep(Duration.ofMinutes(5)));
    var session = fixture.open();

    add(session, 50);
    session.flush();

    assertThat(tally(session)).isEqualTo(List.of(40, 0, 10));
    assertThat(fixture.journal.results().getLast())
        .isEqualTo(JournalLine.of(change("r-49"), PLANNED, "no time was left"));
  }
}

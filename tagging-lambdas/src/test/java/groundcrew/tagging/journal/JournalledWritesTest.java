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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.tagging.journal.WriteTally.FailedResource;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.time.Duration;
import java.time.Instant;
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
    session.add(
        new JournalLine(change("r-3"), PLANNED, Optional.of("remark")), put("k"), Position.START);
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

  @Test
  void verifiesAnUncertainWriteAfterTheLag() {
    uncertain("r-0", "r-1");
    fixture.resources.add("r-0", Map.of("k", "v")).add("r-1", Map.of());
    var session = fixture.open();

    add(session, 2);
    session.finish();

    assertThat(fixture.time.slept()).isGreaterThanOrEqualTo(WritesFixture.LAG);
    assertThat(tally(session)).isEqualTo(List.of(1, 0, 0));
    assertThat(session.tally().failed())
        .containsExactly(new FailedResource("r-1", "InternalServiceException", "because"));
    assertThat(fixture.journal.results())
        .extracting(JournalLine::outcome)
        .containsExactly(PLANNED, PLANNED);
    assertThat(fixture.journal.intents().getLast())
        .isEqualTo(JournalLine.of(Change.none("r-1"), FAILED, "InternalServiceException: because"));
  }

  @Test
  void doesNotWaitForAWriteThatIsVisible() {
    uncertain("r-0");
    fixture.resources.add("r-0", Map.of("k", "v"));
    var session = fixture.open();

    add(session, 1);
    session.finish();

    assertThat(fixture.time.slept()).isLessThan(WritesFixture.LAG);
    assertThat(tally(session)).isEqualTo(List.of(1, 0, 0));
  }

  @Test
  void defersAnUncertainWriteIfNoTimeIsLeftToVerifyIt() {
    uncertain("r-0");
    fixture.resources.add("r-0", Map.of());
    var session = fixture.open();
    fixture.time.sleep(Duration.ofMinutes(9).plusSeconds(30));

    add(session, 1);
    session.finish();

    assertThat(tally(session)).isEqualTo(List.of(0, 0, 1));
    assertThat(session.tally().failed()).isEmpty();
    assertThat(session.tally().firstDeferred()).contains(Position.START);
  }

  @Test
  void hasTimeForAsManyCallsAsTheRateAllows() {
    var session = fixture.open();
    assertThat(session.hasTimeFor(2700)).isTrue();
    assertThat(session.hasTimeFor(2701)).isFalse();

    fixture.time.sleep(Duration.ofSeconds(590));

    assertThat(session.hasTimeFor(45)).isTrue();
    assertThat(session.hasTimeFor(46)).isFalse();
  }

  @Test
  void keepsTimeToVerifyUncertainWrites() {
    uncertain("r-0");
    fixture.resources.add("r-0", Map.of());
    var session = fixture.open();
    add(session, 1);
    session.flush();
    var spent = Duration.between(Instant.EPOCH, fixture.time.instant());

    fixture.time.sleep(Duration.ofMinutes(9).minus(spent));

    assertThat(session.hasTimeFor(1)).isFalse();
  }

  /// Resources with edits of their own share no call.
  @Test
  void writesWhatWaitsBeforeItSaysThatTheTimeIsUp() {
    var session = fixture.open();
    fixture.time.sleep(Duration.ofSeconds(590));
    for (var i = 0; i < 45; i++) {
      session.add(JournalLine.of(change("r-" + i), PLANNED), put("k-" + i), Position.START);
    }

    assertThat(session.hasTimeFor(1)).isTrue();
    assertThat(fixture.resources.calls()).hasSize(45);
  }

  @Test
  void writesNothingMoreOnceTheTaskIsSuperseded() {
    var session = fixture.open();
    add(session, 1000);
    session.flush();
    fixture.requireCurrent =
        _ -> {
          throw new IllegalStateException("superseded");
        };
    var other = fixture.open();

    add(other, 3);

    assertThatThrownBy(other::flush).hasMessage("superseded");
    assertThat(fixture.resources.calls()).hasSize(50);
    assertThat(fixture.journal.names()).hasSize(1);
  }

  private void uncertain(String... arns) {
    for (var arn : arns) {
      fixture
          .resources
          .fail(arn, "InternalServiceException", Kind.UNCERTAIN)
          .fail(arn, "InternalServiceException", Kind.UNCERTAIN);
    }
  }
}

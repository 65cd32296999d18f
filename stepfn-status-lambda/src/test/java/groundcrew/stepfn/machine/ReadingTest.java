package groundcrew.stepfn.machine;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.RUNNING;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.redriven;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Machine MACHINE = standard("machine");
  private static final Reading NOTHING = Reading.none(MACHINE);

  @Test
  void aMachineThatNeverRanHasNeitherExecutionNorTrouble() {
    assertThat(NOTHING.newest()).isEmpty();
    assertThat(NOTHING.verdict()).isEmpty();
    assertThat(NOTHING.running()).isFalse();
    assertThat(NOTHING.inTrouble(NOON)).isFalse();
    assertThat(NOTHING.version()).isZero();
  }

  @Test
  void aRunningExecutionNeverHidesTheVerdictBeforeIt() {
    var failed = ended("a", FAILED, NOON);
    var next = running("b", NOON.plusSeconds(300));

    var reading = NOTHING.with(failed).with(next);

    assertThat(reading.newest()).contains(next);
    assertThat(reading.verdict()).contains(failed);
    assertThat(reading.running()).isTrue();
    assertThat(reading.inTrouble(NOON)).isTrue();
  }

  @Test
  void theEndOfAnOlderExecutionIsNoNewerVerdict() {
    var older = ended("a", FAILED, NOON);
    var newer = ended("b", SUCCEEDED, NOON.plusSeconds(1));

    assertThat(NOTHING.with(newer).with(older).verdict()).contains(newer);
  }

  @Test
  void ofTwoThatStartedTogetherTheArnDecides() {
    var a = ended("a", FAILED, NOON);
    var b = ended("b", SUCCEEDED, NOON);

    assertThat(NOTHING.with(a).with(b).newest()).contains(b);
    assertThat(NOTHING.with(b).with(a).newest()).contains(b);
  }

  @Test
  void aLateLookAtARunDoesNotTakeItsEndBack() {
    var end = ended("a", SUCCEEDED, NOON);

    assertThat(NOTHING.with(end).with(running("a", NOON))).isEqualTo(NOTHING.with(end));
  }

  @Test
  void keepsTheLatestSuccessWhicheverExecutionItWas() {
    var slow =
        new Execution("arn:slow", SUCCEEDED, NOON, Optional.of(NOON.plus(Duration.ofHours(2))), 0);
    var quick = ended("b", SUCCEEDED, NOON.plusSeconds(60));

    assertThat(NOTHING.with(slow).with(quick).lastSuccess()).isEqualTo(slow.stopped());
    assertThat(NOTHING.with(quick).with(slow).lastSuccess()).isEqualTo(slow.stopped());
  }

  @Test
  void aRedrivenExecutionRunsAgainAndItsFailureStaysTheVerdict() {
    var failed = ended("a", TIMED_OUT, NOON);
    var again = redriven(failed, RUNNING, Optional.empty());

    var reading = NOTHING.with(failed).with(again);

    assertThat(reading.newest()).contains(again);
    assertThat(reading.verdict()).contains(failed);
  }

  @Test
  void aRedrivenExecutionThatNobodySawEndHadFailed() {
    var again = redriven(running("a", NOON), RUNNING, Optional.empty());

    assertThat(NOTHING.with(again).verdict())
        .contains(new Execution(again.arn(), FAILED, NOON, Optional.empty(), 0));
  }

  @Test
  void howARedrivenExecutionHadEndedIsBelievedToWhoSawIt() {
    var aborted = ended("a", ABORTED, NOON);
    var again = redriven(aborted, RUNNING, Optional.empty());

    assertThat(NOTHING.with(again).with(aborted).verdict()).contains(aborted);
  }

  @Test
  void theEndOfARedriveIsTheVerdict() {
    var failed = ended("a", FAILED, NOON);
    var repaired = redriven(failed, SUCCEEDED, Optional.of(NOON.plus(Duration.ofHours(1))));

    for (var reading :
        List.of(NOTHING.with(failed).with(repaired), NOTHING.with(repaired).with(failed))) {
      assertThat(reading.verdict()).contains(repaired);
      assertThat(reading.inTrouble(NOON)).isFalse();
      assertThat(reading.lastSuccess()).isEqualTo(repaired.stopped());
    }
  }

  @Test
  void endsInTheSameKnowledgeInWhateverOrderEventsCome() {
    var a = ended("a", SUCCEEDED, NOON);
    var b = ended("b", ABORTED, NOON.plusSeconds(30));
    var events =
        new ArrayList<>(
            List.of(
                running("a", NOON),
                a,
                running("b", NOON.plusSeconds(30)),
                b,
                redriven(b, RUNNING, Optional.empty()),
                redriven(b, FAILED, Optional.of(NOON.plusSeconds(400))),
                ended("c", SUCCEEDED, NOON.minusSeconds(90)),
                running("d", NOON.plusSeconds(31))));
    var expected = events.stream().reduce(NOTHING, Reading::with, (first, _) -> first);

    var random = new Random(1);
    for (var order = 0; order < 500; order++) {
      Collections.shuffle(events, random);
      var reading = NOTHING;
      for (var event : events) {
        // Each may come twice.
        reading = reading.with(event).with(event);
      }
      assertThat(reading).isEqualTo(expected);
    }
  }

  @Test
  void isOverdueWhenTheLastSuccessIsOlderThanTheTagAllows() {
    var reading =
        listed(NOON.minus(Duration.ofDays(9)), Duration.ofHours(1))
            .with(ended("a", SUCCEEDED, NOON))
            .readAt(NOON);
    var end = NOON.plusSeconds(60);

    assertThat(reading.overdue(end.plus(Duration.ofHours(1)))).contains(false);
    assertThat(reading.overdue(end.plus(Duration.ofHours(1)).plusMillis(1))).contains(true);
    assertThat(reading.inTrouble(end.plus(Duration.ofHours(2)))).isTrue();
  }

  @Test
  void isOverdueCountedFromItsCreationWhereItNeverHadASuccess() {
    var reading = listed(NOON, Duration.ofHours(1)).with(ended("a", FAILED, NOON)).readAt(NOON);

    assertThat(reading.overdue(NOON.plus(Duration.ofHours(1)))).contains(false);
    assertThat(reading.overdue(NOON.plus(Duration.ofHours(2)))).contains(true);
  }

  @Test
  void isNotOverdueBeforeItWasRead() {
    var reading = listed(NOON, Duration.ofHours(1)).with(ended("a", FAILED, NOON));

    assertThat(reading.overdue(NOON.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void isNeverOverdueWithoutTheTag() {
    var reading = NOTHING.listed(MACHINE, NOON, Optional.empty()).readAt(NOON);

    assertThat(reading.overdue(NOON.plus(Duration.ofDays(999)))).isEmpty();
  }

  @Test
  void keepsWhatItKnowsWhenTheMachineIsListedAgain() {
    var reading = listed(NOON, Duration.ofHours(1)).with(running("a", NOON)).readAt(NOON);

    assertThat(reading.listed(MACHINE, NOON, Optional.of(Duration.ofHours(2))))
        .isEqualTo(
            new Reading(
                MACHINE,
                Optional.of(NOON),
                reading.newest(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(2)),
                Optional.of(NOON),
                0));
  }

  @Test
  void forgetsWhatAFormerMachineOfTheSameNameDid() {
    var again = NOON.plus(Duration.ofHours(1));
    var reading =
        listed(NOON, Duration.ofHours(1))
            .with(ended("a", SUCCEEDED, NOON))
            .with(ended("b", FAILED, NOON.plusSeconds(90)))
            .readAt(NOON.plusSeconds(200))
            .nextVersion();

    assertThat(reading.listed(MACHINE, again, Optional.empty()))
        .isEqualTo(NOTHING.listed(MACHINE, again, Optional.empty()).nextVersion());
  }

  @Test
  void keepsWhatTheNewMachineOfTheSameNameHasDone() {
    var again = NOON.plus(Duration.ofHours(1));
    var first = ended("c", SUCCEEDED, again.plusSeconds(1));
    var reading = listed(NOON, Duration.ofHours(1)).with(first);

    assertThat(reading.listed(MACHINE, again, Optional.empty()))
        .isEqualTo(NOTHING.with(first).listed(MACHINE, again, Optional.empty()));
  }

  @Test
  void whatAwsCountsOfAMinuteReplacesWhatItCountedBefore() {
    var half = minute(SUCCEEDED, NOON);
    var whole = minute(FAILED, NOON);

    assertThat(NOTHING.withMinute(half).withMinute(whole).verdict()).contains(whole);
    assertThat(NOTHING.withMinute(half).withMinute(whole).lastSuccess()).contains(half.since());
    assertThat(NOTHING.withMinute(whole).withMinute(minute(SUCCEEDED, NOON.minusSeconds(60))))
        .extracting(Reading::verdict)
        .isEqualTo(Optional.of(whole));
  }

  private static Reading listed(Instant created, Duration maxAge) {
    return NOTHING.listed(MACHINE, created, Optional.of(maxAge));
  }

  private static Execution minute(ExecutionStatus status, Instant start) {
    return new Execution(MACHINE.arn(), status, start, Optional.of(start.plusSeconds(60)), 0);
  }
}

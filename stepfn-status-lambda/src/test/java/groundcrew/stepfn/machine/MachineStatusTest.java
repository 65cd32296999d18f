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

class MachineStatusTest {
  private static final Machine MACHINE = standard("machine");
  private static final MachineStatus NOTHING = MachineStatus.none(MACHINE);

  @Test
  void aMachineThatNeverRanHasNoExecutionAndIsNotInTrouble() {
    assertThat(NOTHING.newest()).isEmpty();
    assertThat(NOTHING.outcome()).isEmpty();
    assertThat(NOTHING.running()).isFalse();
    assertThat(NOTHING.inTrouble(NOON)).isFalse();
    assertThat(NOTHING.version()).isZero();
  }

  @Test
  void aRunningExecutionNeverHidesTheOutcomeBeforeIt() {
    var failed = ended("a", FAILED, NOON);
    var next = running("b", NOON.plusSeconds(300));

    var status = NOTHING.with(failed).with(next);

    assertThat(status.newest()).contains(next);
    assertThat(status.outcome()).contains(failed);
    assertThat(status.running()).isTrue();
    assertThat(status.inTrouble(NOON)).isTrue();
  }

  @Test
  void theEndOfAnOlderExecutionDoesNotReplaceTheOutcome() {
    var older = ended("a", FAILED, NOON);
    var newer = ended("b", SUCCEEDED, NOON.plusSeconds(1));

    assertThat(NOTHING.with(newer).with(older).outcome()).contains(newer);
  }

  @Test
  void theOutcomeIsThatOfTheExecutionThatEndedLast() {
    var hangs = running("a", NOON);
    var quick = ended("b", SUCCEEDED, NOON.plusSeconds(300));
    var timedOut =
        new Execution(hangs.arn(), TIMED_OUT, NOON, Optional.of(NOON.plusSeconds(3600)), 0);
    for (var status :
        List.of(
            NOTHING.with(hangs).with(quick).with(timedOut),
            NOTHING.with(timedOut).with(quick).with(hangs))) {
      assertThat(status.newest()).contains(quick);
      assertThat(status.outcome()).contains(timedOut);
      assertThat(status.inTrouble(NOON)).isTrue();
    }
  }

  @Test
  void keepsTheErrorOfAnEndThatWasAlsoListed() {
    var listed = ended("a", FAILED, NOON);
    var told =
        new Execution(
            listed.arn(),
            FAILED,
            NOON,
            listed.stopped(),
            0,
            Execution.Failure.of(Optional.of("Broken"), Optional.of("x".repeat(2000))));
    for (var status : List.of(NOTHING.with(listed).with(told), NOTHING.with(told).with(listed))) {
      assertThat(status.newest()).contains(told);
      assertThat(status.outcome()).contains(told);
    }
    assertThat(told.failure().flatMap(Execution.Failure::cause).orElseThrow()).hasSize(1024);
  }

  @Test
  void theArnDecidesBetweenExecutionsThatStartedTogether() {
    var a = ended("a", FAILED, NOON);
    var b = ended("b", SUCCEEDED, NOON);

    assertThat(NOTHING.with(a).with(b).newest()).contains(b);
    assertThat(NOTHING.with(b).with(a).newest()).contains(b);
  }

  @Test
  void aLateEventOfTheStartDoesNotUndoTheEnd() {
    var end = ended("a", SUCCEEDED, NOON);

    assertThat(NOTHING.with(end).with(running("a", NOON))).isEqualTo(NOTHING.with(end));
  }

  @Test
  void keepsTheLatestSuccessOfAnyExecution() {
    var slow =
        new Execution("arn:slow", SUCCEEDED, NOON, Optional.of(NOON.plus(Duration.ofHours(2))), 0);
    var quick = ended("b", SUCCEEDED, NOON.plusSeconds(60));

    assertThat(NOTHING.with(slow).with(quick).lastSuccess()).isEqualTo(slow.stopped());
    assertThat(NOTHING.with(quick).with(slow).lastSuccess()).isEqualTo(slow.stopped());
  }

  @Test
  void aRedrivenExecutionKeepsItsFailureAsTheOutcomeWhileItRuns() {
    var failed = ended("a", TIMED_OUT, NOON);
    var again = redriven(failed, RUNNING, Optional.empty());

    var status = NOTHING.with(failed).with(again);

    assertThat(status.newest()).contains(again);
    assertThat(status.outcome()).contains(failed);
  }

  @Test
  void aRedrivenExecutionWhoseEndWasNotObservedCountsAsFailed() {
    var again = redriven(running("a", NOON), RUNNING, Optional.empty());

    assertThat(NOTHING.with(again).outcome())
        .contains(new Execution(again.arn(), FAILED, NOON, Optional.empty(), 0));
  }

  @Test
  void anObservedEndBeforeARedriveReplacesTheAssumedFailure() {
    var aborted = ended("a", ABORTED, NOON);
    var again = redriven(aborted, RUNNING, Optional.empty());

    assertThat(NOTHING.with(again).with(aborted).outcome()).contains(aborted);
  }

  @Test
  void theEndOfARedriveIsTheOutcome() {
    var failed = ended("a", FAILED, NOON);
    var repaired = redriven(failed, SUCCEEDED, Optional.of(NOON.plus(Duration.ofHours(1))));

    for (var status :
        List.of(NOTHING.with(failed).with(repaired), NOTHING.with(repaired).with(failed))) {
      assertThat(status.outcome()).contains(repaired);
      assertThat(status.inTrouble(NOON)).isFalse();
      assertThat(status.lastSuccess()).isEqualTo(repaired.stopped());
    }
  }

  @Test
  void theOrderOfEventsDoesNotMatter() {
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
    var expected = events.stream().reduce(NOTHING, MachineStatus::with, (first, _) -> first);

    var random = new Random(1);
    for (var order = 0; order < 500; order++) {
      Collections.shuffle(events, random);
      var status = NOTHING;
      for (var event : events) {
        // Each may come twice.
        status = status.with(event).with(event);
      }
      assertThat(status).isEqualTo(expected);
    }
  }

  @Test
  void isOverdueWhenTheLastSuccessIsOlderThanTheTagAllows() {
    var status =
        listed(NOON.minus(Duration.ofDays(9)), Duration.ofHours(1))
            .with(ended("a", SUCCEEDED, NOON))
            .readAt(NOON);
    var end = NOON.plusSeconds(60);

    assertThat(status.overdue(end.plus(Duration.ofHours(1)))).contains(false);
    assertThat(status.overdue(end.plus(Duration.ofHours(1)).plusMillis(1))).contains(true);
    assertThat(status.inTrouble(end.plus(Duration.ofHours(2)))).isTrue();
  }

  @Test
  void withoutASuccessIsOverdueCountedFromItsCreation() {
    var status = listed(NOON, Duration.ofHours(1)).with(ended("a", FAILED, NOON)).readAt(NOON);

    assertThat(status.overdue(NOON.plus(Duration.ofHours(1)))).contains(false);
    assertThat(status.overdue(NOON.plus(Duration.ofHours(2)))).contains(true);
  }

  @Test
  void isNotOverdueBeforeItWasRead() {
    var status = listed(NOON, Duration.ofHours(1)).with(ended("a", FAILED, NOON));

    assertThat(status.overdue(NOON.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void isNeverOverdueWithoutTheTag() {
    var status = NOTHING.listed(MACHINE, NOON, Optional.empty()).readAt(NOON);

    assertThat(status.overdue(NOON.plus(Duration.ofDays(999)))).isEmpty();
  }

  @Test
  void keepsItsExecutionsWhenTheMachineIsListedAgain() {
    var status = listed(NOON, Duration.ofHours(1)).with(running("a", NOON)).readAt(NOON);

    assertThat(status.listed(MACHINE, NOON, Optional.of(Duration.ofHours(2))))
        .isEqualTo(
            new MachineStatus(
                MACHINE,
                Optional.of(NOON),
                status.runs(),
                Optional.of(Duration.ofHours(2)),
                Reading.of(NOON),
                Notified.NOTHING,
                0));
  }

  @Test
  void dropsTheExecutionsOfAFormerMachineOfTheSameName() {
    var again = NOON.plus(Duration.ofHours(1));
    var status =
        listed(NOON, Duration.ofHours(1))
            .with(ended("a", SUCCEEDED, NOON))
            .with(ended("b", FAILED, NOON.plusSeconds(90)))
            .readAt(NOON.plusSeconds(200))
            .nextVersion();

    assertThat(status.listed(MACHINE, again, Optional.empty()))
        .isEqualTo(NOTHING.listed(MACHINE, again, Optional.empty()).nextVersion());
  }

  @Test
  void keepsTheExecutionsOfTheNewMachineOfTheSameName() {
    var again = NOON.plus(Duration.ofHours(1));
    var first = ended("c", SUCCEEDED, again.plusSeconds(1));
    var status = listed(NOON, Duration.ofHours(1)).with(first);

    assertThat(status.listed(MACHINE, again, Optional.empty()))
        .isEqualTo(NOTHING.with(first).listed(MACHINE, again, Optional.empty()));
  }

  @Test
  void isInTroubleOnceItCouldNotBeReadForTwoRuns() {
    var denied = NOTHING.unread(NOON, "denied").unread(NOON.plusSeconds(300), "denied again");

    assertThat(denied.inTrouble(NOON.plusSeconds(599))).isFalse();
    assertThat(denied.inTrouble(NOON.plusSeconds(600))).isTrue();
    assertThat(denied.refused(NOON.plusSeconds(600)))
        .contains(new Reading.Failure(NOON, "denied again"));
    assertThat(denied.readAt(NOON.plusSeconds(600)).inTrouble(NOON.plusSeconds(900))).isFalse();
  }

  @Test
  void aLaterCountOfAMinuteReplacesTheEarlierOne() {
    var half = minute(SUCCEEDED, NOON);
    var whole = minute(FAILED, NOON);

    assertThat(NOTHING.withMinute(half).withMinute(whole).outcome()).contains(whole);
    assertThat(NOTHING.withMinute(half).withMinute(whole).lastSuccess()).contains(half.since());
    assertThat(NOTHING.withMinute(whole).withMinute(minute(SUCCEEDED, NOON.minusSeconds(60))))
        .extracting(MachineStatus::outcome)
        .isEqualTo(Optional.of(whole));
  }

  private static MachineStatus listed(Instant created, Duration maxAge) {
    return NOTHING.listed(MACHINE, created, Optional.of(maxAge));
  }

  private static Execution minute(ExecutionStatus status, Instant start) {
    return new Execution(MACHINE.arn(), status, start, Optional.of(start.plusSeconds(60)), 0);
  }
}

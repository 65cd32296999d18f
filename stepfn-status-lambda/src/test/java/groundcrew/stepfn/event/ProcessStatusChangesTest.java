package groundcrew.stepfn.event;

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

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.InMemoryMachineStatuses;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.metrics.InMemoryMetrics;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.notice.InMemoryNotices;
import groundcrew.stepfn.notice.Notices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessStatusChangesTest {
  private static final Machine NIGHTLY = standard("nightly");

  private final VirtualTime time = new VirtualTime(NOON);
  private final InMemoryMachineStatuses statuses = new InMemoryMachineStatuses();
  private final InMemoryMetrics metrics = new InMemoryMetrics(time);
  private final InMemoryNotices notices = new InMemoryNotices();
  private final ProcessStatusChanges processStatusChanges = process(false);

  @Test
  void publishesTheMachineImmediately() {
    time.sleep(Duration.ofSeconds(61));

    process(NIGHTLY, ended("a", FAILED, NOON));

    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 3L, "LatestOutcome", 3L));
    assertThat(metrics.points()).allMatch(point -> point.time().equals(time.instant()));
  }

  @Test
  void storesAMachineThatWasUnknown() {
    process(NIGHTLY, running("a", NOON));

    assertThat(statuses.find(NIGHTLY.arn()))
        .contains(MachineStatus.none(NIGHTLY).with(running("a", NOON)).nextVersion());
    assertThat(metrics.of("nightly")).isEqualTo(Map.of("LatestExecutionStatus", 1L));
  }

  @Test
  void keepsWhatTheScheduleHasStored() {
    statuses.replace(
        MachineStatus.none(NIGHTLY)
            .listed(NIGHTLY, NOON.minusSeconds(9999), Optional.of(Duration.ofHours(1)))
            .readAt(NOON));

    process(NIGHTLY, ended("a", SUCCEEDED, NOON));

    var stored = statuses.find(NIGHTLY.arn()).orElseThrow();
    assertThat(stored.readAt()).contains(NOON);
    assertThat(stored.maxAge()).contains(Duration.ofHours(1));
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 2L, "LatestOutcome", 2L, "Overdue", 0L));
  }

  @Test
  void publishesTheStoredStatusAndNotTheLateEvent() {
    process(NIGHTLY, ended("b", SUCCEEDED, NOON.plusSeconds(60)));

    process(NIGHTLY, running("b", NOON.plusSeconds(60)));
    process(NIGHTLY, ended("a", SUCCEEDED, NOON));

    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 2L, "LatestOutcome", 2L));
    assertThat(metrics.points()).allMatch(point -> point.metric().value() == 2);
  }

  @Test
  void publishesAFailureThatArrivesAfterANewerSuccessAtTheTimeOfItsEnd() {
    time.sleep(Duration.ofMinutes(5));
    process(NIGHTLY, ended("b", SUCCEEDED, NOON.plusSeconds(60)));
    var failed = ended("a", FAILED, NOON);
    process(NIGHTLY, failed);

    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 2L, "LatestOutcome", 2L));
    assertThat(metrics.points())
        .filteredOn(point -> point.metric().value() == 3)
        .singleElement()
        .satisfies(point -> {
          assertThat(point.metric().name()).isEqualTo("LatestOutcome");
          assertThat(point.time()).isEqualTo(failed.since());
        });
  }

  @Test
  void doesNotPublishAFailureOfLongAgoThatANewerSuccessHasReplaced() {
    time.sleep(Duration.ofHours(4));
    process(NIGHTLY, ended("b", SUCCEEDED, NOON.plusSeconds(60)));

    process(NIGHTLY, ended("a", FAILED, NOON));

    assertThat(metrics.points()).allMatch(point -> point.metric().value() == 2);
  }

  @Test
  void publishesADuplicateEventAgainButStoresItOnce() {
    process(NIGHTLY, ended("a", FAILED, NOON));
    process(NIGHTLY, ended("a", FAILED, NOON));

    assertThat(metrics.points()).hasSize(4);
    assertThat(statuses.replaced()).isEqualTo(1);
  }

  @Test
  void tellsOfAFailureOnceAndOfItsRecoveryOnce() {
    tell(ended("a", FAILED, NOON));
    tell(ended("a", FAILED, NOON));
    tell(running("b", NOON.plusSeconds(60)));
    tell(ended("c", FAILED, NOON.plusSeconds(90)));
    tell(ended("d", SUCCEEDED, NOON.plusSeconds(120)));
    tell(ended("e", SUCCEEDED, NOON.plusSeconds(180)));

    assertThat(notices.subjects()).containsExactly("nightly failed", "nightly has recovered");
  }

  @Test
  void tellsOfAFailureThatTheSameBatchRepairs() {
    tell(ended("a", FAILED, NOON), ended("b", SUCCEEDED, NOON.plusSeconds(60)));

    assertThat(notices.subjects()).containsExactly("nightly failed", "nightly has recovered");
  }

  @Test
  void doesNotTellWhatAnotherFunctionTellsAtTheSameTime() {
    statuses.changeBeforeReplace(
        NIGHTLY, 1, known -> known.with(ended("a", FAILED, NOON)).notifying(NOON));

    tell(ended("a", FAILED, NOON));

    assertThat(notices.subjects()).isEmpty();
    assertThat(metrics.of("nightly")).containsEntry("LatestOutcome", 3L);
  }

  @Test
  void sendsANoticeAgainThatCouldNotBeSent() {
    notices.refuse(1);
    assertThat(tell(ended("a", FAILED, NOON)).failed())
        .isEqualTo(Map.of(NIGHTLY, "a notice was not sent: no topic"));
    time.sleep(Duration.ofMinutes(3));

    assertThat(tell(ended("a", FAILED, NOON)).failed()).isEmpty();
    assertThat(tell(ended("a", FAILED, NOON)).failed()).isEmpty();

    assertThat(notices.subjects()).containsExactly("nightly failed");
  }

  @Test
  void aRetryPublishesWhatTheFirstAttemptCouldNot() {
    metrics.refuse(Optional.of("slow down"));
    assertThat(process(NIGHTLY, ended("a", FAILED, NOON)).failed())
        .isEqualTo(Map.of(NIGHTLY, "metrics were not published: slow down"));

    metrics.refuse(Optional.empty());
    process(NIGHTLY, ended("a", FAILED, NOON));

    assertThat(metrics.of("nightly")).containsEntry("LatestOutcome", 3L);
  }

  @Test
  void publishesWhatAnotherWriterStoredInTheMeantime() {
    var newer = ended("b", ABORTED, NOON.plusSeconds(60));
    statuses.changeBeforeReplace(NIGHTLY, 2, known -> known.with(newer).readAt(time.instant()));

    process(NIGHTLY, ended("a", SUCCEEDED, NOON));

    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 5L, "LatestOutcome", 5L));
    assertThat(statuses.find(NIGHTLY.arn()).orElseThrow().lastSuccess())
        .contains(NOON.plusSeconds(60));
  }

  @Test
  void followsARedrive() {
    var failed = ended("a", FAILED, NOON);
    process(NIGHTLY, failed);
    process(NIGHTLY, redriven(failed, RUNNING, Optional.empty()));
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 1L, "LatestOutcome", 3L));

    process(NIGHTLY, redriven(failed, SUCCEEDED, Optional.of(NOON.plusSeconds(900))));
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 2L, "LatestOutcome", 2L));
  }

  @Test
  void publishesTheMetricWithoutDimensionOnRequest() {
    process(true).process(List.of(new StatusChange(NIGHTLY, running("a", NOON))), deadline());

    assertThat(metrics.ofAll()).isEqualTo(Map.of("nightly_Status", 1L));
  }

  @Test
  void storesAMachineWhoseNameCloudWatchDoesNotAccept() {
    var odd = standard("nächtlich");

    assertThat(process(odd, running("a", NOON)).published()).isZero();
    assertThat(metrics.points()).isEmpty();
    assertThat(statuses.find(odd.arn())).isPresent();
  }

  @Test
  void readsAndWritesAMachineOnceForABatchAndMakesOneCallToPublish() {
    var billing = standard("billing");

    var result =
        processStatusChanges.process(
            List.of(
                new StatusChange(NIGHTLY, running("a", NOON)),
                new StatusChange(billing, ended("b", ABORTED, NOON)),
                new StatusChange(NIGHTLY, ended("a", SUCCEEDED, NOON))),
            deadline());

    assertThat(result.failed()).isEmpty();
    assertThat(statuses.replaced()).isEqualTo(2);
    assertThat(metrics.calls()).isEqualTo(1);
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 2L, "LatestOutcome", 2L));
    assertThat(metrics.of("billing")).containsEntry("LatestOutcome", 5L);
  }

  @Test
  void publishesAFailureThatIsFollowedByASuccessInTheSameBatch() {
    processStatusChanges.process(
        List.of(
            new StatusChange(NIGHTLY, ended("b", SUCCEEDED, NOON.plusSeconds(90))),
            new StatusChange(NIGHTLY, ended("a", FAILED, NOON))),
        deadline());

    assertThat(metrics.points())
        .filteredOn(point -> point.metric().name().equals("LatestOutcome"))
        .extracting(point -> point.metric().value())
        .containsExactly(3L, 2L);
  }

  @Test
  void anExecutionThatTimesOutAfterNewerOnesSucceededIsTheOutcome() {
    process(NIGHTLY, running("hangs", NOON));
    for (var hour = 1; hour <= 12; hour++) {
      process(NIGHTLY, ended("quick-" + hour, SUCCEEDED, NOON.plus(Duration.ofHours(hour))));
    }
    metrics.clear();

    process(
        NIGHTLY,
        new Execution(
            running("hangs", NOON).arn(),
            TIMED_OUT,
            NOON,
            Optional.of(NOON.plus(Duration.ofHours(13))),
            0));

    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 2L, "LatestOutcome", 4L));
  }

  private ProcessStatusChanges.Result tell(Execution... executions) {
    return process(false, Optional.of(notices))
        .process(
            Stream.of(executions).map(execution -> new StatusChange(NIGHTLY, execution)).toList(),
            deadline());
  }

  private ProcessStatusChanges.Result process(Machine machine, Execution execution) {
    return processStatusChanges.process(List.of(new StatusChange(machine, execution)), deadline());
  }

  private ProcessStatusChanges process(boolean compatible) {
    return process(compatible, Optional.empty());
  }

  private ProcessStatusChanges process(boolean compatible, Optional<Notices> people) {
    return new ProcessStatusChanges(
        statuses,
        Retries.of(4, Duration.ofMillis(50), Duration.ofSeconds(1), time),
        metrics,
        new MachineMetrics(compatible),
        people);
  }

  private Deadline deadline() {
    return new Deadline(time, time.instant().plusSeconds(20));
  }
}

package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.express;
import static groundcrew.stepfn.machine.Machines.standard;
import static groundcrew.stepfn.publish.Guardian.longAgo;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.states.ExpressOutcomes;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.ThrottledException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubledRunsTest {
  private static final Machine NIGHTLY = standard("nightly");
  private static final Machine BILLING = standard("billing");

  private final Guardian guardian = new Guardian();

  @Test
  void readTheOthersAndPublishTheStoredStatusOfAMachineThatCannotBeRead() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON)).add(BILLING, longAgo());
    guardian.run();
    guardian.nextRun();
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::denied);

    var report = guardian.run();

    assertThat(report.read()).isEqualTo(1);
    assertThat(report.failed()).containsExactly(new PublishReport.Entry("nightly", "denied"));
    assertThat(report.broken()).isFalse();
    assertThat(report.oldestReadingSeconds()).isEqualTo(Guardian.PERIOD.toSeconds());
    assertThat(guardian.metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 3L, "LatestOutcome", 3L));
  }

  @Test
  void areBrokenWhenNoMachineCanBeRead() {
    guardian.machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::denied);
    guardian.machines.trouble(BILLING, TroubledRunsTest::denied);

    assertThat(guardian.run().broken()).isTrue();
    assertThat(guardian.metrics.ofAll()).containsKey("OldestReadingSeconds");
  }

  @Test
  void publishNothingForAMachineThatWasNeverRead() {
    guardian.machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, "PT1H");
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::denied);

    guardian.run();

    assertThat(guardian.metrics.of("nightly")).isEmpty();
    assertThat(guardian.metrics.ofAll())
        .containsEntry("OldestReadingSeconds", 0L)
        .containsEntry("ReadingsLate", 0L);
  }

  @Test
  void deferAMachineToTheNextRunWhenThrottled() {
    guardian.machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::throttled);
    guardian.machines.trouble(BILLING, TroubledRunsTest::throttled);

    var report = guardian.run();

    assertThat(report.late()).isEqualTo(2);
    assertThat(report.failed()).isEmpty();
    assertThat(report.broken()).isFalse();
  }

  @Test
  void readEveryMachineAgainWhoseCallIsThrottled() {
    var calls = new AtomicInteger();
    for (var i = 0; i < 137; i++) {
      var machine = standard("m" + i);
      guardian.machines.add(machine, longAgo());
    }
    guardian.machines.whileCalled(_ -> {
      if (calls.incrementAndGet() % 10 == 0) {
        throw throttled();
      }
    });

    var report = guardian.run();

    assertThat(report.read()).isEqualTo(137);
    assertThat(report.late()).isZero();
    assertThat(calls).hasValue(137 + 15);
  }

  @Test
  void useNoMoreThanTheirShareForMachinesThatAreAlwaysThrottled() {
    var calls = new AtomicInteger();
    guardian.quota(new Quota(20, 0.5)).machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.machines.whileCalled(_ -> {
      calls.incrementAndGet();
      throw throttled();
    });

    var report = guardian.run();

    assertThat(report.late()).isEqualTo(2);
    assertThat(calls.get()).isBetween(40, 20 + 105);
  }

  @Test
  void doNotPublishAnOldReadingAsNews() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON));
    guardian.machines.add(BILLING, longAgo(), ended("a", FAILED, NOON));
    guardian.run();
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::throttled);
    guardian.machines.trouble(BILLING, TroubledRunsTest::throttled);
    guardian.nextRun();
    guardian.run();
    assertThat(guardian.metrics.of("nightly")).containsEntry("LatestOutcome", 2L);
    assertThat(guardian.metrics.ofAll()).containsEntry("ReadingsLate", 0L);
    guardian.time.sleep(Duration.ofMinutes(20));

    guardian.run();

    assertThat(guardian.metrics.of("nightly")).isEmpty();
    assertThat(guardian.metrics.of("billing")).isEqualTo(Map.of("LatestOutcome", 3L));
    assertThat(guardian.metrics.ofAll()).containsEntry("ReadingsLate", 1L);
    assertThat(guardian.stored(NIGHTLY).readAt()).contains(NOON);
  }

  @Test
  void countAMachineThatIsAlwaysDeniedAsInTroubleWithTheReason() {
    guardian.machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::denied);
    var publish = guardian.publishStatuses();
    assertThat(guardian.run(publish).inTrouble()).isZero();
    guardian.nextRun();
    assertThat(guardian.run(publish).inTrouble()).isZero();
    guardian.nextRun();

    assertThat(guardian.run(publish).inTrouble()).isEqualTo(1);
    assertThat(guardian.stored(NIGHTLY).refused(guardian.time.instant()))
        .contains(new Reading.Failure(NOON, "denied"));
    assertThat(guardian.metrics.ofAll())
        .containsEntry("MachinesInTrouble", 1L)
        .containsEntry("OldestReadingSeconds", 600L);
  }

  @Test
  void reportAMachineThatIsNeverReadAsLate() {
    guardian.machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.machines.trouble(NIGHTLY, TroubledRunsTest::throttled);
    var publish = guardian.publishStatuses();
    guardian.run(publish);
    guardian.time.sleep(Duration.ofMinutes(20));

    guardian.run(publish);

    assertThat(guardian.metrics.ofAll()).containsEntry("ReadingsLate", 1L);
  }

  @Test
  void storeNothingOfAMachineThatWasReadInPart() {
    guardian.quota(new Quota(1, 0.001)).machines.add(NIGHTLY, longAgo());
    IntStream.range(0, 1001)
        .forEach(i -> guardian.machines.set(NIGHTLY, ended("f" + i, FAILED, NOON)));

    assertThat(guardian.run().late()).isEqualTo(1);
    assertThat(guardian.statuses.all()).isEmpty();
  }

  @Test
  void publishTheStoredStatusesIfTheMachinesCannotBeListed() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON));
    guardian.run();
    guardian.nextRun();
    guardian.machines.troubleAll(denied());

    var report = guardian.run();

    assertThat(report.broken()).isTrue();
    assertThat(report.machines()).isEqualTo(1);
    assertThat(report.late()).isEqualTo(1);
    assertThat(report.removed()).isZero();
    assertThat(report.failed())
        .containsExactly(new PublishReport.Entry("all machines", "cannot be listed: denied"));
    assertThat(guardian.metrics.of("nightly")).containsEntry("LatestOutcome", 3L);
    assertThat(guardian.statuses.find(NIGHTLY.arn())).isPresent();
  }

  @Test
  void useTheStoredMaximumAgesIfTheTagsCannotBeRead() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON.minusSeconds(3700)));
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, "PT1H");
    guardian.run();
    guardian.nextRun();
    guardian.tags.trouble(denied());

    var report = guardian.run();

    assertThat(report.broken()).isTrue();
    assertThat(report.failed())
        .containsExactly(new PublishReport.Entry("all tags", "cannot be read: denied"));
    assertThat(guardian.metrics.of("nightly")).containsEntry("Overdue", 1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "", "P1M", "PT0S", "-PT1H", "P99999D", "PT99999999999999999H"})
  void reportATagThatIsNotADuration(String text) {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON));
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, text);

    var report = guardian.run();

    assertThat(report.failed())
        .containsExactly(
            new PublishReport.Entry(
                "nightly",
                "its tag groundcrew:max-age is '%s': expected an ISO-8601 duration such as PT26H or P2D"
                    .formatted(text)));
    assertThat(report.broken()).isFalse();
    assertThat(guardian.metrics.of("nightly"))
        .containsOnlyKeys("LatestExecutionStatus", "LatestOutcome");
  }

  @Test
  void reportANameThatCloudWatchDoesNotAccept() {
    guardian.machines.add(standard("nächtlich"), longAgo()).add(NIGHTLY, longAgo());

    var report = guardian.run();

    assertThat(report.read()).isEqualTo(2);
    assertThat(report.metrics()).isEqualTo(6);
    assertThat(report.failed())
        .containsExactly(
            new PublishReport.Entry(
                "nächtlich", "has no metrics: CloudWatch accepts only ASCII characters in names"));
    assertThat(report.broken()).isFalse();
  }

  @Test
  void areBrokenWhenTheirMetricsAreRefused() {
    guardian.machines.add(NIGHTLY, longAgo());
    guardian.metrics.refuse(Optional.of("slow down"));

    var report = guardian.run();

    assertThat(report.metrics()).isZero();
    assertThat(report.failed())
        .containsExactly(
            new PublishReport.Entry("metrics", "6 values were not published: slow down"));
    assertThat(report.broken()).isTrue();
  }

  @Test
  void publishWhatTheyReadEvenIfItCannotBeStored() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON)).add(BILLING, longAgo());
    guardian.statuses.changeBeforeReplace(NIGHTLY, 99, known -> known);

    var report = guardian.run();

    assertThat(report.failed()).extracting(PublishReport.Entry::machine).containsExactly("nightly");
    assertThat(guardian.metrics.of("nightly")).containsEntry("LatestOutcome", 3L);
  }

  @Test
  void doNotRemoveAStatusThatHasJustBeenStoredAgain() {
    guardian.machines.add(BILLING, longAgo());
    guardian.statuses.replace(MachineStatus.none(NIGHTLY));
    guardian.machines.whileCalled(
        _ -> guardian.statuses.replace(guardian.stored(NIGHTLY).with(ended("a", FAILED, NOON))));

    assertThat(guardian.run().removed()).isZero();
    assertThat(guardian.statuses.find(NIGHTLY.arn())).isPresent();
  }

  @Test
  void readTheOtherExpressMachinesIfABatchFails() {
    var batch = ExpressOutcomes.LARGEST_BATCH;
    IntStream.range(0, batch + 5).forEach(i -> guardian.machines.add(express("m" + i), longAgo()));
    guardian.outcomes.trouble(express("m0"));
    guardian.outcomes.count(express("m129"), SUCCEEDED, NOON.minusSeconds(300), 1);

    var report = guardian.run();

    assertThat(report.read()).isEqualTo(5);
    assertThat(report.failed())
        .hasSize(batch)
        .allMatch(entry -> entry.reason().equals("no metrics for you"));
    assertThat(guardian.metrics.of("m129")).isEqualTo(Map.of("LatestOutcome", 2L));
  }

  private static RuntimeException throttled() {
    return new ThrottledException("throttled", denied());
  }

  private static RuntimeException denied() {
    return new IllegalStateException("denied");
  }
}

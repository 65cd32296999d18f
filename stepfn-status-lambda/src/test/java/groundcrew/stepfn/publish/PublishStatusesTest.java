package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.RUNNING;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.express;
import static groundcrew.stepfn.machine.Machines.redriven;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static groundcrew.stepfn.publish.Guardian.longAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.states.MaxAges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishStatusesTest {
  private static final Machine NIGHTLY = standard("nightly");
  private static final Machine BILLING = standard("billing");
  private static final Machine QUICK = express("quick");

  private final Guardian guardian = new Guardian();

  @Test
  void publishesTheMetricsOfEachMachineAndOfAllTogether() {
    guardian.machines.add(
        NIGHTLY,
        longAgo(),
        ended("a", FAILED, NOON.minusSeconds(600)),
        running("b", NOON.minusSeconds(60)));
    guardian.machines.add(BILLING, longAgo());

    assertThat(guardian.run()).isEqualTo(new PublishReport(2, 2, 0, 0, 8, 1, 0, List.of(), false));
    assertThat(guardian.metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 1L, "LatestOutcome", 3L));
    assertThat(guardian.metrics.of("billing")).isEqualTo(Map.of("LatestExecutionStatus", 0L));
    assertThat(guardian.metrics.ofAll())
        .isEqualTo(Map.of("MachinesInTrouble", 1L, "OldestReadingSeconds", 0L, "ReadingsLate", 0L));
  }

  @Test
  void publishesAllMetricsAtTheTimeOfTheRun() {
    guardian.machines.add(NIGHTLY, longAgo(), running("a", NOON));
    guardian.machines.slow(guardian.time, Duration.ofSeconds(20));

    guardian.run();

    assertThat(guardian.metrics.points()).hasSize(6).allMatch(point -> point.time().equals(NOON));
  }

  @Test
  void publishesTheMetricsWithoutDimensionOnRequest() {
    guardian.compatible().machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON));

    guardian.run();

    assertThat(guardian.metrics.ofAll()).containsEntry("nightly_Status", 2L);
  }

  @Test
  void storesWhatItHasRead() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON.minusSeconds(600)));
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, "PT26H");

    guardian.run();

    var stored = guardian.stored(NIGHTLY);
    assertThat(stored.created()).contains(longAgo());
    assertThat(stored.outcome()).contains(ended("a", SUCCEEDED, NOON.minusSeconds(600)));
    assertThat(stored.lastSuccess()).contains(NOON.minusSeconds(540));
    assertThat(stored.maxAge()).contains(Duration.ofHours(26));
    assertThat(stored.readAt()).contains(NOON);
    assertThat(stored.version()).isEqualTo(1);
  }

  @Test
  void readsTheOutcomeIfAThousandExecutionsRun() {
    var calls = calls();
    guardian.machines.add(NIGHTLY, longAgo(), ended("old", ABORTED, NOON.minusSeconds(1999)));
    IntStream.range(0, 1000)
        .forEach(i -> guardian.machines.set(NIGHTLY, running("r" + i, NOON.minusSeconds(i))));

    guardian.run();

    assertThat(guardian.metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 1L, "LatestOutcome", 5L));
    assertThat(calls).hasSize(5);
  }

  @Test
  void readsTheLastSuccessIfAThousandExecutionsHaveFailed() {
    var calls = calls();
    var success = ended("old", SUCCEEDED, NOON.minusSeconds(1999));
    guardian.machines.add(NIGHTLY, longAgo(), success);
    IntStream.range(0, 1000)
        .forEach(i -> guardian.machines.set(NIGHTLY, ended("f" + i, FAILED, NOON.minusSeconds(i))));

    guardian.run();

    assertThat(guardian.stored(NIGHTLY).lastSuccess()).isEqualTo(success.stopped());
    assertThat(calls).hasSize(2);
  }

  @Test
  void makesOneCallIfItReturnsEverything() {
    var calls = calls();
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON));
    guardian.machines.add(BILLING, longAgo());

    guardian.run();

    assertThat(calls).containsExactly(NIGHTLY, BILLING);
  }

  @Test
  void aRedrivenExecutionCountsAsFailed() {
    var failed = ended("a", FAILED, NOON.minusSeconds(600));
    guardian.machines.add(NIGHTLY, longAgo(), redriven(failed, RUNNING, Optional.empty()));

    assertThat(guardian.run().inTrouble()).isEqualTo(1);
    assertThat(guardian.metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 1L, "LatestOutcome", 3L));
  }

  @Test
  void publishesWhetherATaggedMachineIsOverdue() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", SUCCEEDED, NOON.minusSeconds(3700)));
    guardian.machines.add(BILLING, longAgo(), ended("b", SUCCEEDED, NOON.minusSeconds(3600)));
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, "PT1H").tag(BILLING, MaxAges.TAG, "PT1H");

    assertThat(guardian.run().inTrouble()).isEqualTo(1);
    assertThat(guardian.metrics.of("nightly")).containsEntry("Overdue", 1L);
    assertThat(guardian.metrics.of("billing")).containsEntry("Overdue", 0L);
  }

  @Test
  void dropsTheMaximumAgeWhenTheTagIsRemoved() {
    guardian.machines.add(NIGHTLY, longAgo());
    guardian.tags.tag(NIGHTLY, MaxAges.TAG, "PT1H");
    guardian.run();
    guardian.tags.untag(NIGHTLY);
    guardian.nextRun();

    guardian.run();

    assertThat(guardian.metrics.of("nightly")).doesNotContainKey("Overdue");
    assertThat(guardian.stored(NIGHTLY).maxAge()).isEmpty();
  }

  @Test
  void readsOnlyMachinesWithThePrefix() {
    guardian.prefix("night").machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());

    assertThat(guardian.run().machines()).isEqualTo(1);
    assertThat(guardian.metrics.of("billing")).isEmpty();
  }

  @Test
  void publishesTheOutcomeOfAnExpressMachine() {
    guardian.machines.add(QUICK, longAgo());
    guardian.outcomes.count(QUICK, FAILED, NOON.minusSeconds(300), 2);

    assertThat(guardian.run()).isEqualTo(new PublishReport(1, 1, 0, 0, 6, 1, 0, List.of(), false));
    assertThat(guardian.metrics.of("quick")).isEqualTo(Map.of("LatestOutcome", 3L));
  }

  @Test
  void anExpressMachineWithOneFailureAmongThousandsIsNotInTrouble() {
    guardian.machines.add(QUICK, longAgo());
    guardian.outcomes.count(QUICK, SUCCEEDED, NOON.minusSeconds(120), 10_000);
    guardian.outcomes.count(QUICK, FAILED, NOON.minusSeconds(120), 1);

    assertThat(guardian.run().inTrouble()).isZero();
    assertThat(guardian.metrics.of("quick")).isEqualTo(Map.of("LatestOutcome", 2L));
  }

  @Test
  void keepsTheOutcomeOfAnExpressMachineThatIsIdleForHours() {
    guardian.machines.add(QUICK, longAgo());
    guardian.outcomes.count(QUICK, FAILED, NOON.minusSeconds(300), 2);
    guardian.run();
    guardian.time.sleep(Duration.ofHours(3));

    guardian.run();

    assertThat(guardian.metrics.of("quick")).isEqualTo(Map.of("LatestOutcome", 3L));
  }

  @Test
  void removesTheStatusOfADeletedMachine() {
    guardian.machines.add(NIGHTLY, longAgo()).add(BILLING, longAgo());
    guardian.run();
    guardian.machines.delete(NIGHTLY);
    guardian.nextRun();

    assertThat(guardian.run().removed()).isEqualTo(1);
    assertThat(guardian.statuses.find(NIGHTLY.arn())).isEmpty();
    assertThat(guardian.statuses.find(BILLING.arn())).isPresent();
    assertThat(guardian.metrics.of("nightly")).isEmpty();
  }

  @Test
  void removesTheStatusOfADeletedMachineThatIsStillListed() {
    guardian.machines.add(NIGHTLY, longAgo());
    guardian.run();
    guardian.machines.deleteUnnoticed(NIGHTLY);
    guardian.nextRun();

    assertThat(guardian.run()).isEqualTo(new PublishReport(0, 0, 0, 1, 5, 0, 0, List.of(), false));
    assertThat(guardian.statuses.all()).isEmpty();
  }

  @Test
  void startsWithAnEmptyStatusForANewMachineOfTheSameName() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON.minusSeconds(600)));
    guardian.run();
    guardian.nextRun();
    guardian.machines.add(NIGHTLY, guardian.time.instant().minusSeconds(9));

    assertThat(guardian.run().inTrouble()).isZero();
    assertThat(guardian.metrics.of("nightly")).isEqualTo(Map.of("LatestExecutionStatus", 0L));
  }

  @Test
  void publishesWhatAnEventStoredDuringTheRead() {
    guardian.machines.add(NIGHTLY, longAgo(), running("a", NOON.minusSeconds(60)));
    guardian.statuses.changeBeforeReplace(
        NIGHTLY, 1, known -> known.with(ended("a", FAILED, NOON.minusSeconds(60))));

    assertThat(guardian.run().read()).isEqualTo(1);
    assertThat(guardian.metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 3L, "LatestOutcome", 3L));
    assertThat(guardian.stored(NIGHTLY).readAt()).contains(NOON);
  }

  @Test
  void doesNothingWhileAnotherRunIsUnderWay() {
    guardian.machines.add(NIGHTLY, longAgo(), ended("a", FAILED, NOON));
    var second = new AtomicReference<PublishReport>();
    var publish = guardian.publishStatuses();
    guardian.machines.whileCalled(_ -> second.set(publish.publish(NOON, guardian.deadline())));

    assertThat(guardian.run().read()).isEqualTo(1);
    assertThat(second.get()).isEqualTo(PublishReport.skipped());
    assertThat(guardian.metrics.points()).hasSize(7);
  }

  @Test
  void runsAgainAfterARunThatThrew() {
    guardian.machines.add(NIGHTLY, longAgo());
    guardian.statuses.troubleNextScan(new IllegalStateException("no table"));
    assertThatThrownBy(guardian::run).hasMessage("no table");

    assertThat(guardian.run().read()).isEqualTo(1);
  }

  @Test
  void makesCallsInParallel() {
    var first = new AtomicInteger(4);
    var all = new CountDownLatch(8);
    IntStream.range(0, 12).forEach(i -> guardian.machines.add(standard("m" + i), longAgo()));
    guardian.machines.whileCalled(_ -> {
      if (first.getAndDecrement() <= 0) {
        all.countDown();
        await(all);
      }
    });

    assertThat(guardian.parallelCalls(8).run().read()).isEqualTo(12);
  }

  private List<Machine> calls() {
    var calls = new ArrayList<Machine>();
    guardian.machines.whileCalled(calls::add);
    return calls;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waits for %d calls".formatted(latch.getCount()));
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}

package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static groundcrew.stepfn.publish.Guardian.longAgo;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An account with five thousand machines, of which a run can read six hundred.
class LargeAccountTest {
  private static final int MACHINES = 5_000;
  private static final int URGENT = 400;

  /// Number of runs until each machine has been read once.
  private static final int FIRST_ROUND = 9;

  private static final Quota SHARE = Quota.listExecutions("eu-west-1").share(0.5);

  private final Guardian guardian = new Guardian().quota(SHARE);
  private final PublishStatuses publish = guardian.publishStatuses();
  private final List<Call> calls = new ArrayList<>();

  private record Call(Machine machine, Instant time) {}

  @BeforeEach
  void add() {
    IntStream.range(0, MACHINES)
        .mapToObj(i -> standard("m" + i))
        .forEach(machine -> guardian.machines.add(machine, longAgo(), latest(machine)));
    guardian.machines.whileCalled(machine -> calls.add(new Call(machine, guardian.time.instant())));
    guardian.machines.slow(guardian.time, Duration.ofMillis(50));
  }

  @Test
  void isReadWithinTheShareOfTheQuota() {
    run(12);

    var tokens = SHARE.burst();
    var filled = calls.getFirst().time();
    for (var call : calls) {
      var seconds = Duration.between(filled, call.time()).toMillis() / 1000.0;
      tokens = Math.min(SHARE.burst(), tokens + seconds * SHARE.perSecond()) - 1;
      filled = call.time();
      assertThat(tokens).isGreaterThan(-0.01);
    }
  }

  @Test
  void isReadWithNearlyAllCallsThatTheShareAllows() {
    for (var run = 0; run < 3; run++) {
      calls.clear();
      var start = guardian.time.instant();
      var report = run(1).getFirst();

      var used = Duration.between(start, calls.getLast().time());
      var allowed = SHARE.burst() + SHARE.perSecond() * used.toMillis() / 1000;
      assertThat(calls.size() / allowed).isBetween(0.99, 1.0);
      assertThat(used).isBetween(Duration.ofSeconds(190), Duration.ofSeconds(195));
      assertThat(report.read()).isEqualTo(calls.size());
      assertThat(report.late()).isEqualTo(MACHINES - calls.size());
      assertThat(report.failed()).isEmpty();
    }
  }

  @Test
  void isPublishedCompletelyOnceEachMachineWasRead() {
    var report = run(FIRST_ROUND).getLast();

    // Two values per machine, one per machine in its first run, two of none, and three for all
    // together.
    assertThat(report.metrics()).isEqualTo(2 * MACHINES - URGENT / 2 + 5);
    assertThat(report.inTrouble()).isEqualTo(URGENT / 2);
    assertThat(guardian.metrics.points()).hasSize(report.metrics());
  }

  @Test
  void readsEveryMachineOncePerRoundAndUrgentOnesFourTimes() {
    run(FIRST_ROUND);

    for (var run = 0; run < 24; run++) {
      assertThat(run(1).getFirst().oldestReadingSeconds()).isLessThan(3600);
      assertThat(guardian.metrics.ofAll()).containsEntry("ReadingsLate", 0L);
      assertThat(oldest(0, URGENT)).isLessThan(Duration.ofMinutes(20));
      assertThat(oldest(URGENT, MACHINES)).isGreaterThan(Duration.ofMinutes(40));
    }
  }

  @Test
  void readsFirstTheMachinesThatEventsReportAsFailedOrRunning() {
    IntStream.range(MACHINES - 50, MACHINES)
        .mapToObj(i -> standard("m" + i))
        .forEach(machine ->
            guardian.statuses.replace(MachineStatus.none(machine).with(ended("x", FAILED, NOON))));

    run(1);

    assertThat(calls.subList(0, 50))
        .extracting(call -> call.machine().name())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(MACHINES - 50, MACHINES).mapToObj(i -> "m" + i).toList());
  }

  @Test
  void isReadAlthoughMoreMachinesThanARunReachesAreUnreadable() {
    IntStream.range(URGENT, URGENT + 1_000)
        .forEach(i ->
            guardian.machines.trouble(
                standard("m" + i), () -> new IllegalStateException("denied")));

    var reports = run(2 * FIRST_ROUND);

    assertThat(reports.getLast().inTrouble()).isEqualTo(URGENT / 2 + 1_000);
    assertThat(oldest(0, URGENT)).isLessThan(Duration.ofMinutes(20));
    assertThat(oldest(URGENT + 1_000, MACHINES)).isLessThan(Duration.ofMinutes(60));
  }

  /// Half of the urgent machines have failed, the other half are running.
  private static Execution latest(Machine machine) {
    var number = Integer.parseInt(machine.name().substring(1));
    if (number >= URGENT) {
      return ended("a", SUCCEEDED, NOON.minusSeconds(900));
    }
    return number % 2 == 0
        ? ended("a", FAILED, NOON.minusSeconds(900))
        : running("a", NOON.minusSeconds(900));
  }

  private List<PublishReport> run(int times) {
    var reports = new ArrayList<PublishReport>();
    for (var run = 0; run < times; run++) {
      reports.add(guardian.run(publish));
      guardian.nextRun();
    }
    return reports;
  }

  /// Returns the age of the oldest reading of these machines.
  private Duration oldest(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> guardian.stored(standard("m" + i)).readAt().orElseThrow())
        .map(time -> Duration.between(time, guardian.time.instant()))
        .max(Duration::compareTo)
        .orElseThrow();
  }
}

package groundcrew.stepfn.machine;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of every store of statuses.
public abstract class MachineStatusesContract {
  private static final Machine MACHINE = standard("machine");

  protected final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(4)));

  /// Returns an empty store.
  protected abstract MachineStatuses statuses();

  @Test
  void findsNothingForAMachineThatWasNeverStored() {
    var statuses = statuses();

    assertThat(statuses.find(MACHINE.arn(), deadline)).isEmpty();
    assertThat(statuses.all(deadline)).isEmpty();
  }

  @Test
  void storesAllFields() {
    var statuses = statuses();
    var full =
        MachineStatus.none(MACHINE)
            .with(ended("a", SUCCEEDED, NOON.minusMillis(1)))
            .with(
                new Execution(
                    "arn:failed",
                    FAILED,
                    NOON,
                    Optional.of(NOON.plusSeconds(60)),
                    0,
                    Execution.Failure.of(Optional.of("Broken"), Optional.of("{\"disk\":1}"))))
            .with(running("c", NOON.plusMillis(1)))
            .listed(MACHINE, NOON.minusSeconds(999), Optional.of(Duration.ofDays(2)))
            .readAt(NOON.plusNanos(1_000))
            .unread(NOON.plusSeconds(300), "denied")
            .notifying(NOON.plus(Duration.ofDays(3)));
    assertThat(statuses.replace(full, deadline)).isTrue();

    assertThat(statuses.find(MACHINE.arn(), deadline)).contains(full.nextVersion());
    assertThat(statuses.all(deadline)).containsExactly(full.nextVersion());
  }

  @Test
  void storesThatAMachineNeverRan() {
    var statuses = statuses();
    var express = MachineStatus.none(Machines.express("quick"));
    statuses.replace(MachineStatus.none(MACHINE), deadline);
    statuses.replace(express, deadline);

    assertThat(statuses.find(MACHINE.arn(), deadline))
        .contains(MachineStatus.none(MACHINE).nextVersion());
    assertThat(statuses.all(deadline))
        .containsExactlyInAnyOrder(
            MachineStatus.none(MACHINE).nextVersion(), express.nextVersion());
  }

  @Test
  void replacesOnlyTheVersionThatWasRead() {
    var statuses = statuses();
    statuses.replace(MachineStatus.none(MACHINE), deadline);
    var first = statuses.find(MACHINE.arn(), deadline).orElseThrow();
    var changed = first.with(running("a", NOON));

    assertThat(statuses.replace(changed, deadline)).isTrue();
    assertThat(statuses.replace(first.with(running("b", NOON)), deadline)).isFalse();
    assertThat(statuses.find(MACHINE.arn(), deadline)).contains(changed.nextVersion());
  }

  @Test
  void onlyTheFirstOfTwoWritersCreatesAStatus() {
    var statuses = statuses();
    var nothing = MachineStatus.none(MACHINE);

    assertThat(statuses.replace(nothing.with(running("a", NOON)), deadline)).isTrue();
    assertThat(statuses.replace(nothing.with(running("b", NOON)), deadline)).isFalse();
    assertThat(statuses.find(MACHINE.arn(), deadline).orElseThrow().newest())
        .contains(running("a", NOON));
  }

  @Test
  void removesOnlyTheVersionThatWasRead() {
    var statuses = statuses();
    statuses.replace(MachineStatus.none(MACHINE), deadline);
    var first = statuses.find(MACHINE.arn(), deadline).orElseThrow();
    statuses.replace(first.with(running("a", NOON)), deadline);

    assertThat(statuses.remove(first, deadline)).isFalse();
    assertThat(statuses.remove(statuses.find(MACHINE.arn(), deadline).orElseThrow(), deadline))
        .isTrue();
    assertThat(statuses.find(MACHINE.arn(), deadline)).isEmpty();
  }

  @Test
  void doesNotRestoreARemovedStatus() {
    var statuses = statuses();
    statuses.replace(MachineStatus.none(MACHINE), deadline);
    var known = statuses.find(MACHINE.arn(), deadline).orElseThrow();
    statuses.remove(known, deadline);

    assertThat(statuses.replace(known.with(running("a", NOON)), deadline)).isFalse();
    assertThat(statuses.remove(known, deadline)).isFalse();
    assertThat(statuses.find(MACHINE.arn(), deadline)).isEmpty();
  }

  @Test
  void returnsEachStatusOnce() {
    var statuses = statuses();
    IntStream.range(0, 60)
        .forEach(i -> statuses.replace(MachineStatus.none(standard("m" + i)), deadline));

    assertThat(statuses.all(deadline))
        .extracting(status -> status.machine().name())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(i -> "m" + i).toList());
  }
}

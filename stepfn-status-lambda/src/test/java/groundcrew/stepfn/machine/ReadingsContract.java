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

/// What every store of readings does.
public abstract class ReadingsContract {
  private static final Machine MACHINE = standard("machine");

  protected final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(4)));

  /// Returns a store in which nothing is.
  protected abstract Readings readings();

  @Test
  void knowsNothingOfAMachineThatWasNeverStored() {
    var readings = readings();

    assertThat(readings.find(MACHINE.arn(), deadline)).isEmpty();
    assertThat(readings.all(deadline)).isEmpty();
  }

  @Test
  void keepsAllThatIsKnown() {
    var readings = readings();
    var full =
        Reading.none(MACHINE)
            .with(ended("a", SUCCEEDED, NOON.minusMillis(1)))
            .with(ended("b", FAILED, NOON))
            .with(running("c", NOON.plusMillis(1)))
            .listed(MACHINE, NOON.minusSeconds(999), Optional.of(Duration.ofDays(2)))
            .readAt(NOON.plusNanos(1_000));
    assertThat(readings.replace(full, deadline)).isTrue();

    assertThat(readings.find(MACHINE.arn(), deadline)).contains(full.nextVersion());
    assertThat(readings.all(deadline)).containsExactly(full.nextVersion());
  }

  @Test
  void keepsThatAMachineNeverRan() {
    var readings = readings();
    var express = Reading.none(Machines.express("quick"));
    readings.replace(Reading.none(MACHINE), deadline);
    readings.replace(express, deadline);

    assertThat(readings.find(MACHINE.arn(), deadline))
        .contains(Reading.none(MACHINE).nextVersion());
    assertThat(readings.all(deadline))
        .containsExactlyInAnyOrder(Reading.none(MACHINE).nextVersion(), express.nextVersion());
  }

  @Test
  void changesOnlyWhatItsReaderHasSeen() {
    var readings = readings();
    readings.replace(Reading.none(MACHINE), deadline);
    var first = readings.find(MACHINE.arn(), deadline).orElseThrow();
    var changed = first.with(running("a", NOON));

    assertThat(readings.replace(changed, deadline)).isTrue();
    assertThat(readings.replace(first.with(running("b", NOON)), deadline)).isFalse();
    assertThat(readings.find(MACHINE.arn(), deadline)).contains(changed.nextVersion());
  }

  @Test
  void isWrittenByTheFirstOfTwoThatFoundNothing() {
    var readings = readings();
    var nothing = Reading.none(MACHINE);

    assertThat(readings.replace(nothing.with(running("a", NOON)), deadline)).isTrue();
    assertThat(readings.replace(nothing.with(running("b", NOON)), deadline)).isFalse();
    assertThat(readings.find(MACHINE.arn(), deadline).orElseThrow().newest())
        .contains(running("a", NOON));
  }

  @Test
  void removesOnlyWhatItsReaderHasSeen() {
    var readings = readings();
    readings.replace(Reading.none(MACHINE), deadline);
    var first = readings.find(MACHINE.arn(), deadline).orElseThrow();
    readings.replace(first.with(running("a", NOON)), deadline);

    assertThat(readings.remove(first, deadline)).isFalse();
    assertThat(readings.remove(readings.find(MACHINE.arn(), deadline).orElseThrow(), deadline))
        .isTrue();
    assertThat(readings.find(MACHINE.arn(), deadline)).isEmpty();
  }

  @Test
  void doesNotBringBackWhatIsRemoved() {
    var readings = readings();
    readings.replace(Reading.none(MACHINE), deadline);
    var known = readings.find(MACHINE.arn(), deadline).orElseThrow();
    readings.remove(known, deadline);

    assertThat(readings.replace(known.with(running("a", NOON)), deadline)).isFalse();
    assertThat(readings.remove(known, deadline)).isFalse();
    assertThat(readings.find(MACHINE.arn(), deadline)).isEmpty();
  }

  @Test
  void returnsEachOfManyOnce() {
    var readings = readings();
    IntStream.range(0, 60)
        .forEach(i -> readings.replace(Reading.none(standard("m" + i)), deadline));

    assertThat(readings.all(deadline))
        .extracting(reading -> reading.machine().name())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(i -> "m" + i).toList());
  }
}

package groundcrew.stepfn.machine;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of readings does.
public abstract class ReadingsContract {
  private static final Machine MACHINE = standard("machine");

  /// Returns a store in which nothing is.
  protected abstract Readings readings();

  @Test
  void knowsNothingOfAMachineThatWasNeverStored() {
    var readings = readings();

    assertThat(readings.find(MACHINE.arn())).isEmpty();
    assertThat(readings.all()).isEmpty();
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
    assertThat(readings.replace(full)).isTrue();

    assertThat(readings.find(MACHINE.arn())).contains(full.nextVersion());
    assertThat(readings.all()).containsExactly(full.nextVersion());
  }

  @Test
  void keepsThatAMachineNeverRan() {
    var readings = readings();
    var express = Reading.none(Machines.express("quick"));
    readings.replace(Reading.none(MACHINE));
    readings.replace(express);

    assertThat(readings.find(MACHINE.arn())).contains(Reading.none(MACHINE).nextVersion());
    assertThat(readings.all())
        .containsExactlyInAnyOrder(Reading.none(MACHINE).nextVersion(), express.nextVersion());
  }

  @Test
  void changesOnlyWhatItsReaderHasSeen() {
    var readings = readings();
    readings.replace(Reading.none(MACHINE));
    var first = readings.find(MACHINE.arn()).orElseThrow();
    var changed = first.with(running("a", NOON));

    assertThat(readings.replace(changed)).isTrue();
    assertThat(readings.replace(first.with(running("b", NOON)))).isFalse();
    assertThat(readings.find(MACHINE.arn())).contains(changed.nextVersion());
  }

  @Test
  void isWrittenByTheFirstOfTwoThatFoundNothing() {
    var readings = readings();
    var nothing = Reading.none(MACHINE);

    assertThat(readings.replace(nothing.with(running("a", NOON)))).isTrue();
    assertThat(readings.replace(nothing.with(running("b", NOON)))).isFalse();
    assertThat(readings.find(MACHINE.arn()).orElseThrow().newest()).contains(running("a", NOON));
  }

  @Test
  void removesOnlyWhatItsReaderHasSeen() {
    var readings = readings();
    readings.replace(Reading.none(MACHINE));
    var first = readings.find(MACHINE.arn()).orElseThrow();
    readings.replace(first.with(running("a", NOON)));

    assertThat(readings.remove(first)).isFalse();
    assertThat(readings.remove(readings.find(MACHINE.arn()).orElseThrow())).isTrue();
    assertThat(readings.find(MACHINE.arn())).isEmpty();
  }

  @Test
  void doesNotBringBackWhatIsRemoved() {
    var readings = readings();
    readings.replace(Reading.none(MACHINE));
    var known = readings.find(MACHINE.arn()).orElseThrow();
    readings.remove(known);

    assertThat(readings.replace(known.with(running("a", NOON)))).isFalse();
    assertThat(readings.remove(known)).isFalse();
    assertThat(readings.find(MACHINE.arn())).isEmpty();
  }

  @Test
  void returnsEachOfManyOnce() {
    var readings = readings();
    IntStream.range(0, 60).forEach(i -> readings.replace(Reading.none(standard("m" + i))));

    assertThat(readings.all())
        .extracting(reading -> reading.machine().name())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(i -> "m" + i).toList());
  }
}

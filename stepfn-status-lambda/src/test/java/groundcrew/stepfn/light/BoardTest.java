package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.CREATED;
import static groundcrew.stepfn.light.Fleet.ended;
import static groundcrew.stepfn.light.Fleet.express;
import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.light.Fleet.started;
import static groundcrew.stepfn.light.Fleet.tagged;
import static groundcrew.stepfn.machine.ExecutionStatus.ABORTED;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.ExecutionStatus.TIMED_OUT;
import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.Machines;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final List<MachineStatus> ALL =
      List.of(
          ended(machine("well"), SUCCEEDED, HOUR),
          ended(machine("also-well"), SUCCEEDED, HOUR),
          machine("new"),
          started(ended(machine("busy"), SUCCEEDED, HOUR), HOUR),
          tagged(ended(machine("late"), SUCCEEDED, Duration.ofDays(3)), HOUR),
          ended(machine("stopped"), ABORTED, HOUR),
          ended(machine("slow"), TIMED_OUT, HOUR),
          tagged(started(ended(machine("Zebra"), FAILED, HOUR), HOUR), HOUR),
          ended(express("broken"), FAILED, HOUR));

  @Test
  void theWorstComesFirstThenTheName() {
    assertThat(Board.of(ALL, NOON).lights())
        .extracting(Light::name)
        .containsExactly(
            "Zebra", "broken", "slow", "stopped", "late", "busy", "new", "also-well", "well");
  }

  @Test
  void countsEachMachineOnce() {
    assertThat(Board.of(ALL, NOON).counts().toString())
        .isEqualTo(
            "{FAILED=2, TIMED_OUT=1, ABORTED=1, OVERDUE=1, RUNNING=1, NO_RUNS=1, SUCCEEDED=2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ELL       | also-well well",
        "zebra     | Zebra",
        "  well    | also-well well",
        "failed    | Zebra broken",
        "Timed Out | slow",
        "TIMED_OUT | slow",
        "running   | Zebra busy",
        "overdue   | Zebra late",
        "no runs   | new",
        "succeeded | also-well well",
        "succeed   | ''",
        "''        | Zebra broken slow stopped late busy new also-well well",
      })
  void filtersByPartOfTheNameOrByState(String typed, String names) {
    var matching = Board.of(ALL, NOON).matching(Filter.of(typed));

    assertThat(String.join(" ", matching.stream().map(Light::name).toList())).isEqualTo(names);
  }

  @Test
  void theOldestReadingIsThatOfAStandardMachine() {
    var old = machine("old").readAt(NOON.minus(HOUR));

    assertThat(Board.of(List.of(machine("a"), old), NOON).oldest()).contains(NOON.minus(HOUR));
    assertThat(Board.of(List.of(express("a").readAt(CREATED)), NOON).oldest()).isEmpty();
    assertThat(Board.of(List.of(), NOON).oldest()).isEmpty();
  }

  @Test
  void aMachineThatWasNeverReadHasNoAgeUntilARunHasTried() {
    var machine = Machines.standard("unread");
    var unread = MachineStatus.none(machine).listed(machine, CREATED, Optional.empty());

    assertThat(Board.of(List.of(unread), NOON).oldest()).isEmpty();
    assertThat(Board.of(List.of(unread.unread(NOON.minus(HOUR), "denied")), NOON).oldest())
        .contains(NOON.minus(HOUR));
    assertThat(Board.of(List.of(MachineStatus.none(machine)), NOON).oldest()).isEmpty();
  }
}

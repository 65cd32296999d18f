package groundcrew.stepfn.publish;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static groundcrew.stepfn.publish.Guardian.longAgo;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairTurnsTest {
  private static final Reading FINE = Reading.none(standard("fine"));
  private static final Reading FAILING =
      Reading.none(standard("failing")).with(ended("a", FAILED, NOON));
  private static final Reading WORKING = Reading.none(standard("working")).with(running("a", NOON));
  private static final Reading OVERDUE =
      Reading.none(standard("overdue"))
          .with(ended("a", SUCCEEDED, longAgo()))
          .listed(standard("overdue"), longAgo(), Optional.of(Duration.ofHours(1)));

  private final FairTurns turns = new FairTurns();

  @Test
  void comeToAMachineThatCannotBeReadNoMoreOftenThanToOthers() {
    turns.failed(FINE.machine(), NOON.minusSeconds(10));
    turns.failed(FAILING.machine(), NOON.minusSeconds(10));

    assertThat(order(FINE, FAILING, read(WORKING, 5)))
        .containsExactly(FAILING, read(WORKING, 5), FINE);
  }

  @Test
  void beginWithWhatWasNeverReadAndThereWithWhatIsInTroubleOrRuns() {
    assertThat(order(read(FINE, 999), FINE, FAILING, read(FAILING, 9999), WORKING))
        .containsExactly(FAILING, WORKING, FINE, read(FAILING, 9999), read(FINE, 999));
  }

  @Test
  void letWhatIsInTroubleOrRunsWaitAQuarterOfTheTime() {
    assertThat(order(read(FINE, 100), read(FAILING, 26), read(WORKING, 27), read(OVERDUE, 28)))
        .containsExactly(read(OVERDUE, 28), read(WORKING, 27), read(FAILING, 26), read(FINE, 100));
  }

  @Test
  void comeToEverybodyInTheEnd() {
    assertThat(order(read(FAILING, 24), read(FINE, 100)))
        .containsExactly(read(FINE, 100), read(FAILING, 24));
  }

  private List<Reading> order(Reading... readings) {
    return turns.order(List.of(readings), NOON);
  }

  private static Reading read(Reading reading, int secondsAgo) {
    return reading.readAt(NOON.minusSeconds(secondsAgo));
  }
}

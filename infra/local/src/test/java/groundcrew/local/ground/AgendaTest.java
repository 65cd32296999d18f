package groundcrew.local.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:30Z");
  private final Agenda agenda = new Agenda(InstantSource.fixed(START));
  private final List<String> done = new ArrayList<>();

  @Test
  void tasksRunAtTheirOwnTimesOldestFirst() {
    in(20, "late");
    in(10, "early");
    in(10, "early, but asked for later");
    in(31, "too late");

    agenda.turn(Duration.ofSeconds(30));

    assertThat(done)
        .containsExactly(
            "early at 00:00:40", "early, but asked for later at 00:00:40", "late at 00:00:50");
    assertThat(agenda.instant()).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void nothingRunsBeforeTimeIsTurned() {
    in(0, "now");
    assertThat(done).isEmpty();
    agenda.turn(Duration.ZERO);
    assertThat(done).hasSize(1);
  }

  @Test
  void aTaskThatATaskAsksForRunsInTheSameTurn() {
    agenda.in(Duration.ofSeconds(1), "first", () -> in(1, "second"));
    agenda.turn(Duration.ofSeconds(2));
    assertThat(done).containsExactly("second at 00:00:32");
  }

  @Test
  void aTaskOfEveryMinuteRunsAtTheEndOfEachFullMinute() {
    agenda.everyMinute("minute", due -> done.add(due.toString()));
    agenda.turn(Duration.ofSeconds(29));
    assertThat(done).isEmpty();
    agenda.turn(Duration.ofSeconds(61));
    assertThat(done).containsExactly("2026-01-01T00:01:00Z", "2026-01-01T00:02:00Z");
  }

  @Test
  void timeStandsUntilTheWorkOfATaskHasEnded() {
    agenda.settle(() -> done.add("settled at " + time()));
    in(5, "work");
    agenda.turn(Duration.ofSeconds(10));
    assertThat(done)
        .containsExactly("settled at 00:00:30", "work at 00:00:35", "settled at 00:00:35");
  }

  @Test
  void aFailedTaskIsReportedAndHoldsUpNoOther() {
    agenda.in(
        Duration.ofSeconds(1),
        "schedule nightly",
        () -> {
          throw new IllegalStateException("no such function");
        });
    in(2, "other");

    agenda.turn(Duration.ofSeconds(2));

    assertThat(done).hasSize(1);
    assertThat(agenda.takeProblems()).containsExactly("schedule nightly: no such function");
    assertThat(agenda.takeProblems()).isEmpty();
  }

  @Test
  void aCancelledTaskDoesNotRun() {
    agenda.cancel(agenda.in(Duration.ofSeconds(1), "cancelled", () -> done.add("ran")));
    agenda.turn(Duration.ofSeconds(1));
    assertThat(done).isEmpty();
  }

  @Test
  void timeCanBeTurnedToTheNextTask() {
    in(7200, "far");
    assertThat(agenda.turnToNext()).isTrue();
    assertThat(done).containsExactly("far at 02:00:30");
    assertThat(agenda.turnToNext()).isFalse();
  }

  @Test
  void onceStartedItRunsTasksAsTheMachinesTimePasses() throws InterruptedException {
    var ran = new CountDownLatch(1);
    try (var live = new Agenda()) {
      live.in(Duration.ofMillis(20), "soon", ran::countDown);
      live.start();
      ran.await();
    }
  }

  private void in(int seconds, String what) {
    agenda.in(Duration.ofSeconds(seconds), what, () -> done.add(what + " at " + time()));
  }

  private String time() {
    return agenda.instant().toString().substring(11, 19);
  }
}

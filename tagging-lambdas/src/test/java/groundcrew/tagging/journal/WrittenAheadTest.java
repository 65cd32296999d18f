package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.WritesBench.PLACE;
import static groundcrew.tagging.journal.WritesBench.TARGET;
import static groundcrew.tagging.journal.WritesBench.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAheadTest {
  private final WritesBench bench = new WritesBench();
  private final List<String> events = new ArrayList<>();

  @Test
  void saysWhatIsAboutToHappenBeforeItHappensAndWhatCameOfItAfterwards() {
    bench.resources.beforeEachCall(() -> events.add("call"));
    var session = bench.open(new Watched(bench.journal, events::add), true);

    add(session, 1040);
    session.flush();

    assertThat(drawnTogether(events))
        .containsExactly(
            "writeIntent 1: 1000 lines",
            "50 × call",
            "writeResult 1: 1000 lines",
            "writeIntent 2: 40 lines",
            "2 × call",
            "writeResult 2: 40 lines");
  }

  @Test
  void changesNothingThatItCouldNotAnnounce() {
    Consumer<String> full =
        event -> {
          throw new IllegalStateException("full: " + event);
        };
    var session = bench.open(new Watched(bench.journal, full), true);
    add(session, 1);

    assertThatThrownBy(session::flush).hasMessage("full: writeIntent 1: 1 lines");
    assertThat(bench.resources.calls()).isEmpty();
  }

  /// 1,200 resources are 50 calls of a first part and 10 of a second.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50, 51, 60})
  void knowsOfEveryChangeWhereverTheWorkBreaksOff(int lastCall) {
    var calls = new AtomicInteger();
    bench.resources.beforeEachCall(() -> {
      if (calls.incrementAndGet() == lastCall) {
        throw new IllegalStateException("killed");
      }
    });
    var session = bench.open();

    assertThatThrownBy(
            () -> {
              add(session, 1200);
              session.flush();
            })
        .hasMessage("killed");

    var changed = bench.resources.calls().stream().flatMap(List::stream).toList();
    assertThat(changed).hasSize((lastCall - 1) * 20);
    assertThat(bench.journal.intents())
        .extracting(line -> line.change().arn())
        .containsAll(changed);
    assertThat(bench.journal.concluded()).hasSize(lastCall > 50 ? 1000 : 0);
  }

  @Test
  void twoWorkersWithTheSameMessageAtOnceKeepTheirPartsApart() {
    var interrupted = new AtomicBoolean();
    bench.resources.beforeEachCall(() -> {
      if (interrupted.compareAndSet(false, true)) {
        var other = bench.open();
        add(other, 1010);
        other.flush();
      }
    });
    var session = bench.open();

    add(session, 1010);
    session.flush();

    assertThat(bench.journal.names())
        .containsExactly(PLACE.part(1), PLACE.part(2), PLACE.part(3), PLACE.part(4));
    assertThat(bench.journal.intents()).hasSize(2020);
    assertThat(bench.journal.concluded()).hasSize(2020).allMatch(line -> line.outcome() == TAGGED);
    assertThat(bench.resources.all(TARGET))
        .hasSize(1010)
        .allMatch(resource -> resource.tags().equals(Map.of("k", "v")));
  }

  @Test
  @Timeout(30)
  void theNextPartsCallsBeginBeforeAPartIsConcluded() {
    var callsOfTheSecond = new CountDownLatch(2);
    bench.resources.beforeEachCall(() -> {
      if (bench.resources.calls().size() >= 50) {
        callsOfTheSecond.countDown();
      }
    });
    Consumer<String> waits =
        event -> {
          if (event.startsWith("writeResult 1")) {
            await(callsOfTheSecond);
          }
        };
    try (var session = bench.open(new Watched(bench.journal, waits), true, 2)) {
      add(session, 1040);
      session.flush();
    }

    assertThat(bench.journal.concluded()).hasSize(1040);
  }

  @Test
  void nothingIsWrittenAfterTheSessionIsClosed() {
    try (var session = bench.open(bench.journal, true, 2)) {
      add(session, 1000);
    }

    assertThat(bench.journal.concluded()).hasSize(1000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> drawnTogether(List<String> events) {
    var together = new ArrayList<String>();
    for (var i = 0; i < events.size(); ) {
      var event = events.get(i);
      var first = i;
      while (i < events.size() && events.get(i).equals(event)) {
        i++;
      }
      together.add(i - first == 1 ? event : "%d × %s".formatted(i - first, event));
    }
    return together;
  }

  /// A journal that tells before it is written.
  private record Watched(Journal journal, Consumer<String> events) implements Journal {
    @Override
    public int writeIntent(JournalPlace place, int part, List<JournalLine> lines) {
      events.accept("writeIntent %d: %d lines".formatted(part, lines.size()));
      return journal.writeIntent(place, part, lines);
    }

    @Override
    public void writeResult(JournalPlace place, int part, List<JournalLine> results) {
      events.accept("writeResult %d: %d lines".formatted(part, results.size()));
      journal.writeResult(place, part, results);
    }
  }
}

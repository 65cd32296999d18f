package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.WritesBench.PLACE;
import static groundcrew.tagging.journal.WritesBench.add;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import java.util.ArrayList;
import java.util.Collections;
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
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  @Test
  void writesTheIntentBeforeTheTagsAndTheResultAfterThem() {
    bench.resources.beforeEachCall(() -> events.add("call"));
    var session = bench.open(new Watched(bench.journal, events::add), true);

    add(session, 40);
    session.flush();

    assertThat(events)
        .containsExactly("writeIntent 1: 40 lines", "call", "call", "writeResult 1: 40 lines");
  }

  @Test
  void everyPartHasItsIntentBeforeItsResult() {
    var session = bench.open(new Watched(bench.journal, events::add), true);

    add(session, 2040);
    session.flush();

    assertThat(events)
        .hasSize(6)
        .containsSubsequence("writeIntent 1: 1000 lines", "writeResult 1: 1000 lines")
        .containsSubsequence("writeIntent 2: 1000 lines", "writeResult 2: 1000 lines")
        .containsSubsequence("writeIntent 3: 40 lines", "writeResult 3: 40 lines");
  }

  @Test
  void changesNothingWhoseIntentCannotBeWritten() {
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
    // The other part of the journal may be written meanwhile.
    assertThat(changed).hasSizeBetween((lastCall - 1) * 20, 59 * 20);
    assertThat(bench.journal.intents())
        .extracting(line -> line.change().arn())
        .containsAll(changed);
    assertThat(bench.journal.results()).hasSizeLessThan(1200);
  }

  @Test
  void twoFunctionsWithTheSameMessageKeepTheirPartsApart() {
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
        .containsExactlyInAnyOrder(PLACE.part(1), PLACE.part(2), PLACE.part(3), PLACE.part(4));
    assertThat(bench.journal.intents()).hasSize(2020);
    assertThat(bench.journal.results()).hasSize(2020).allMatch(line -> line.outcome() == TAGGED);
    assertThat(bench.resources.all(bench.context()))
        .hasSize(1010)
        .allMatch(resource -> resource.tags().equals(Map.of("k", "v")));
  }

  @Test
  @Timeout(30)
  void theCallsOfTheNextPartBeginBeforeTheResultOfAPartIsWritten() {
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
    try (var session = bench.open(new Watched(bench.journal, waits), true)) {
      add(session, 1040);
      session.flush();
    }

    assertThat(bench.journal.results()).hasSize(1040);
  }

  @Test
  void nothingIsWrittenAfterTheSessionIsClosed() {
    try (var session = bench.open(bench.journal, true)) {
      add(session, 1000);
    }

    assertThat(bench.journal.results()).hasSize(1000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A journal that reports what it is about to write.
  private record Watched(Journal journal, Consumer<String> events) implements Journal {
    @Override
    public int writeIntent(
        JournalPlace place, int part, List<JournalLine> lines, Deadline deadline) {
      events.accept("writeIntent %d: %d lines".formatted(part, lines.size()));
      return journal.writeIntent(place, part, lines, deadline);
    }

    @Override
    public void writeResult(
        JournalPlace place, int part, List<JournalLine> results, Deadline deadline) {
      events.accept("writeResult %d: %d lines".formatted(part, results.size()));
      journal.writeResult(place, part, results, deadline);
    }
  }
}

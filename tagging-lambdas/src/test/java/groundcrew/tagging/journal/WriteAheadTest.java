package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.WritesFixture.PLACE;
import static groundcrew.tagging.journal.WritesFixture.add;
import static java.util.stream.Collectors.toSet;
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

class WriteAheadTest {
  private final WritesFixture fixture = new WritesFixture();
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  @Test
  void writesTheIntentBeforeTheTagsAndTheResultAfterThem() {
    fixture.resources.beforeEachCall(() -> events.add("call"));
    var session = fixture.open(new ObservedJournal(fixture.journal, events::add), true);

    add(session, 40);
    session.flush();

    assertThat(events)
        .containsExactly("writeIntent 1: 40 lines", "call", "call", "writeResult 1: 40 lines");
  }

  @Test
  void writesTheIntentOfEachPartBeforeItsResult() {
    var session = fixture.open(new ObservedJournal(fixture.journal, events::add), true);

    add(session, 2040);
    session.flush();

    assertThat(events)
        .hasSize(6)
        .containsSubsequence("writeIntent 1: 1000 lines", "writeResult 1: 1000 lines")
        .containsSubsequence("writeIntent 2: 1000 lines", "writeResult 2: 1000 lines")
        .containsSubsequence("writeIntent 3: 40 lines", "writeResult 3: 40 lines");
  }

  @Test
  void changesNothingIfTheIntentCannotBeWritten() {
    Consumer<String> full =
        event -> {
          throw new IllegalStateException("full: " + event);
        };
    var session = fixture.open(new ObservedJournal(fixture.journal, full), true);
    add(session, 1);

    assertThatThrownBy(session::flush).hasMessage("full: writeIntent 1: 1 lines");
    assertThat(fixture.resources.calls()).isEmpty();
  }

  /// The first part of 1,200 resources takes 50 calls, the second one 10.
  @Test
  void everyCallComesAfterTheIntentOfItsResources() {
    var unannounced = Collections.synchronizedList(new ArrayList<String>());
    fixture.resources.watchEachCall(arns -> {
      var intents =
          fixture.journal.intents().stream().map(line -> line.change().arn()).collect(toSet());
      arns.stream().filter(arn -> !intents.contains(arn)).forEach(unannounced::add);
    });
    var session = fixture.open();

    add(session, 2500);
    session.flush();

    assertThat(fixture.resources.calls()).hasSize(125);
    assertThat(unannounced).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50, 51, 60})
  void journalsEveryChangeWhereverTheWorkIsInterrupted(int lastCall) {
    var calls = new AtomicInteger();
    fixture.resources.beforeEachCall(() -> {
      if (calls.incrementAndGet() == lastCall) {
        throw new IllegalStateException("killed");
      }
    });
    var session = fixture.open();

    assertThatThrownBy(
            () -> {
              add(session, 1200);
              session.flush();
            })
        .hasMessage("killed");

    var changed = fixture.resources.calls().stream().flatMap(List::stream).toList();
    // The other part may be written at the same time.
    assertThat(changed).hasSizeBetween((lastCall - 1) * 20, 59 * 20);
    assertThat(fixture.journal.intents())
        .extracting(line -> line.change().arn())
        .containsAll(changed);
    assertThat(fixture.journal.results()).hasSizeLessThan(1200);
  }

  @Test
  void twoFunctionsWithTheSameMessageWriteSeparateParts() {
    var interrupted = new AtomicBoolean();
    fixture.resources.beforeEachCall(() -> {
      if (interrupted.compareAndSet(false, true)) {
        var other = fixture.open();
        add(other, 1010);
        other.flush();
      }
    });
    var session = fixture.open();

    add(session, 1010);
    session.flush();

    assertThat(fixture.journal.names())
        .containsExactlyInAnyOrder(PLACE.part(1), PLACE.part(2), PLACE.part(3), PLACE.part(4));
    assertThat(fixture.journal.intents()).hasSize(2020);
    assertThat(fixture.journal.results()).hasSize(2020).allMatch(line -> line.outcome() == TAGGED);
    assertThat(fixture.resources.all())
        .hasSize(1010)
        .allMatch(resource -> resource.tags().equals(Map.of("k", "v")));
  }

  @Test
  @Timeout(30)
  void theCallsOfTheNextPartBeginBeforeTheResultOfAPartIsWritten() {
    var callsOfTheSecond = new CountDownLatch(2);
    fixture.resources.beforeEachCall(() -> {
      if (fixture.resources.calls().size() >= 50) {
        callsOfTheSecond.countDown();
      }
    });
    Consumer<String> waits =
        event -> {
          if (event.startsWith("writeResult 1")) {
            await(callsOfTheSecond);
          }
        };
    try (var session = fixture.open(new ObservedJournal(fixture.journal, waits), true)) {
      add(session, 1040);
      session.flush();
    }

    assertThat(fixture.journal.results()).hasSize(1040);
  }

  @Test
  void nothingIsWrittenAfterTheSessionIsClosed() {
    try (var session = fixture.open(fixture.journal, true)) {
      add(session, 1000);
    }

    assertThat(fixture.journal.results()).hasSize(1000);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// A journal that reports each write before it happens.
  private record ObservedJournal(Journal journal, Consumer<String> events) implements Journal {
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

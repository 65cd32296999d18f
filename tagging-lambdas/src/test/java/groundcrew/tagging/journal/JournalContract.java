package groundcrew.tagging.journal;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.ParallelTasks;
import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.member.Contexts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of [Journal].
public abstract class JournalContract {
  private static final JournalFolder FOLDER =
      new JournalFolder(
          Instant.parse("2026-01-31T02:00:00Z"), "222222222222", "eu-west-1", "platform");
  private static final JournalPlace PLACE = new JournalPlace(FOLDER, "m-1");

  /// Returns the journal of the test, which is empty at first.
  protected abstract Journal journal();

  /// Returns the same journal for plans.
  protected abstract Journal plans();

  /// Returns the reader of the same journal.
  protected abstract Journals journals();

  @Test
  void keepsEveryLineUnchanged() {
    var lines =
        List.of(
            JournalLine.of(
                Change.of("r", Map.of("a", "ü\n", "c", "3"), Map.of("a", ""), Map.of("c", "3")),
                PLANNED,
                "\"why\""),
            JournalLine.of(Change.none("s"), SKIPPED));

    journal().writeIntent(PLACE, 1, lines, Contexts.far());

    assertThat(parts()).containsExactly(new Part(lines, Map.of()));
  }

  @Test
  void writesTheIntentUnderTheRequestedNumberIfItIsFree() {
    assertThat(journal().writeIntent(PLACE, 1, planned("a"), Contexts.far())).isEqualTo(1);
    assertThat(journal().writeIntent(PLACE, 2, planned("b"), Contexts.far())).isEqualTo(2);
  }

  @Test
  void usesTheNextFreeNumberAndOverwritesNothing() {
    journal().writeIntent(PLACE, 1, planned("a"), Contexts.far());
    journal().writeIntent(PLACE, 2, planned("b"), Contexts.far());

    assertThat(journal().writeIntent(PLACE, 1, planned("c"), Contexts.far())).isEqualTo(3);
    assertThat(parts())
        .extracting(Part::intents)
        .containsExactly(planned("a"), planned("b"), planned("c"));
  }

  @Test
  void numbersThePartsOfEachDeliverySeparately() {
    journal().writeIntent(PLACE, 1, planned("a"), Contexts.far());

    assertThat(
            journal().writeIntent(new JournalPlace(FOLDER, "m-2"), 1, planned("b"), Contexts.far()))
        .isEqualTo(1);
    assertThat(parts()).hasSize(2);
  }

  @Test
  void neverGivesTwoConcurrentWritersTheSameNumber() {
    var workers = IntStream.rangeClosed(1, 16).boxed().toList();

    var numbers =
        ParallelTasks.map(
            workers,
            16,
            worker -> journal().writeIntent(PLACE, 1, planned("r-" + worker), Contexts.far()));

    assertThat(numbers).containsExactlyInAnyOrderElementsOf(workers);
    assertThat(parts())
        .flatExtracting(Part::intents)
        .extracting(line -> line.change().arn())
        .containsExactlyInAnyOrderElementsOf(
            workers.stream().map(worker -> "r-" + worker).toList());
  }

  @Test
  void listsNoPartOfAPlan() {
    assertThat(plans().writeIntent(PLACE, 1, planned("a"), Contexts.far())).isEqualTo(1);
    assertThat(parts()).isEmpty();

    assertThat(journal().writeIntent(PLACE, 1, planned("b"), Contexts.far())).isEqualTo(2);
    assertThat(plans().writeIntent(PLACE, 1, planned("c"), Contexts.far())).isEqualTo(3);
    assertThat(parts()).extracting(Part::intents).containsExactly(planned("b"));
  }

  @Test
  void writesTheResultOfAPartByItsNumber() {
    journal().writeIntent(PLACE, 1, planned("a"), Contexts.far());
    journal().writeIntent(PLACE, 2, planned("a"), Contexts.far());

    journal()
        .writeResult(PLACE, 2, List.of(JournalLine.of(Change.none("a"), TAGGED)), Contexts.far());

    assertThat(parts()).extracting(Part::results).containsExactly(Map.of(), Map.of("a", TAGGED));
  }

  @Test
  void keepsTheFirstResult() {
    journal().writeIntent(PLACE, 1, planned("a"), Contexts.far());

    journal()
        .writeResult(PLACE, 1, List.of(JournalLine.of(Change.none("a"), TAGGED)), Contexts.far());
    journal()
        .writeResult(PLACE, 1, List.of(JournalLine.of(Change.none("a"), FAILED)), Contexts.far());

    assertThat(parts()).extracting(Part::results).containsExactly(Map.of("a", TAGGED));
  }

  private List<Part> parts() {
    return JournalsContract.parts(journals(), FOLDER, Contexts.far());
  }

  private static List<JournalLine> planned(String arn) {
    return List.of(JournalLine.of(Change.of(arn, Map.of(), Map.of("k", "v"), Map.of()), PLANNED));
  }
}

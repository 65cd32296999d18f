package groundcrew.tagging.undo;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.JournalLine.Outcome.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestorationTest {
  private static final Change FIRST =
      Change.of("r", Map.of("a", "1"), Map.of("a", "2", "b", "2"), Map.of());
  private static final Change SECOND =
      Change.of("r", Map.of("a", "2", "c", "9"), Map.of("a", "3"), Map.of("c", "9"));

  private static final Change AGAIN = Change.of("r", Map.of("a", "2"), Map.of("a", "4"), Map.of());

  @Test
  void takesTheOldestValueBeforeAndTheNewestAfterOverPartsAndDeliveries() {
    assertThat(changes(part(TAGGED, FIRST), part(TAGGED, SECOND)))
        .isEqualTo(
            Map.of(
                "r",
                Change.of(
                    "r",
                    Map.of("a", "1", "c", "9"),
                    Map.of("a", "3", "b", "2"),
                    Map.of("c", "9"))));
  }

  @Test
  void keepsResourcesApart() {
    var other = Change.of("s", Map.of(), Map.of("a", "2"), Map.of());

    assertThat(changes(part(TAGGED, FIRST, other))).isEqualTo(Map.of("r", FIRST, "s", other));
  }

  @Test
  void countsAsDoneWhatWasAnnouncedAndNeverConcluded() {
    var brokenOff = new Part(List.of(JournalLine.of(FIRST, PLANNED)), Map.of());

    assertThat(changes(brokenOff)).isEqualTo(Map.of("r", FIRST));
    assertThat(changes(brokenOff, part(FAILED, AGAIN))).isEqualTo(Map.of("r", FIRST));
  }

  @Test
  void countsNotAsDoneWhatFailed() {
    assertThat(changes(part(FAILED, FIRST))).isEmpty();
    assertThat(changes(part(FAILED, FIRST), part(TAGGED, SECOND))).isEqualTo(Map.of("r", SECOND));
  }

  @Test
  void countsAsDoneWhatTakesTwoCallsOfWhichOneFailed() {
    assertThat(changes(part(FAILED, SECOND))).isEqualTo(Map.of("r", SECOND));
  }

  @Test
  void leavesOutWhatWasNoChangeOfTheRunsOwn() {
    var correction = new Part(List.of(JournalLine.of(SECOND, SKIPPED)), Map.of("r", TAGGED));
    var note = new Part(List.of(JournalLine.of(Change.none("s"), UNCHANGED)), Map.of());

    assertThat(changes(correction, note)).isEmpty();
    assertThat(changes(part(TAGGED, FIRST), correction)).isEqualTo(Map.of("r", FIRST));
  }

  @Test
  void putsBackOnlyKeysThatStillHoldWhatTheRunWrote() {
    var change =
        Change.of(
            "r",
            Map.of("back", "1", "since", "1", "right", "1", "gone", "1", "again", "1"),
            Map.of("back", "2", "since", "2", "right", "2", "new", "2"),
            Map.of("gone", "1", "again", "1"));

    var back =
        Revert.of(
            change,
            new Resource(
                "r", Map.of("back", "2", "since", "9", "right", "1", "new", "2", "again", "9")));

    assertThat(back.edit())
        .isEqualTo(
            new Edit(
                new TreeMap<>(Map.of("back", "1", "gone", "1")), new TreeSet<>(List.of("new"))));
    assertThat(back.note()).contains("changed since: again, since");
    assertThat(back.change())
        .isEqualTo(
            Change.of(
                "r",
                Map.of("back", "2", "new", "2"),
                Map.of("back", "1", "gone", "1"),
                Map.of("new", "2")));
  }

  @Test
  void aKeyThatSomebodyTookAwayIsChangedSince() {
    assertThat(Revert.of(FIRST, new Resource("r", Map.of())).note()).contains("changed since: a");
  }

  @Test
  void hasNothingToSayWhereAllIsRight() {
    var back = Revert.of(FIRST, new Resource("r", Map.of("a", "1", "own", "x")));

    assertThat(back.change()).isEqualTo(Change.none("r"));
    assertThat(back.note()).isEmpty();
  }

  private static Part part(Outcome outcome, Change... changes) {
    var results = new TreeMap<String, Outcome>();
    for (var change : changes) {
      results.put(change.arn(), outcome);
    }
    return new Part(
        Stream.of(changes).map(change -> JournalLine.of(change, PLANNED)).toList(), results);
  }

  private static Map<String, Change> changes(Part... parts) {
    return Restoration.of(Stream.of(parts)).changes();
  }
}

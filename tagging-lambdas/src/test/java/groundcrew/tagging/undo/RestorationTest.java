package groundcrew.tagging.undo;

import static groundcrew.tagging.journal.JournalLine.Outcome.FAILED;
import static groundcrew.tagging.journal.JournalLine.Outcome.GONE;
import static groundcrew.tagging.journal.JournalLine.Outcome.PLANNED;
import static groundcrew.tagging.journal.JournalLine.Outcome.SKIPPED;
import static groundcrew.tagging.journal.JournalLine.Outcome.TAGGED;
import static groundcrew.tagging.journal.JournalLine.Outcome.UNCHANGED;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.journal.Journals;
import groundcrew.tagging.journal.Journals.Part;
import groundcrew.tagging.journal.Journals.PartName;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestorationTest {
  private static final Change FIRST =
      Change.of("r", Map.of("a", "1"), Map.of("a", "2", "b", "2"), Map.of());
  private static final Change SECOND =
      Change.of("r", Map.of("a", "2", "c", "9"), Map.of("a", "3"), Map.of("c", "9"));

  private static final Change AGAIN = Change.of("r", Map.of("a", "2"), Map.of("a", "4"), Map.of());

  @Test
  void mergesTheOldestAndTheNewestValueOfAllPartsAndDeliveries() {
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
  void separatesResources() {
    var other = Change.of("s", Map.of(), Map.of("a", "2"), Map.of());

    assertThat(changes(part(TAGGED, FIRST, other))).isEqualTo(Map.of("r", FIRST, "s", other));
  }

  @Test
  void countsAnIntentWithoutAResultAsDone() {
    var interrupted = new Part(List.of(JournalLine.of(FIRST, PLANNED)), Map.of());

    assertThat(changes(interrupted)).isEqualTo(Map.of("r", FIRST));
    assertThat(changes(interrupted, part(FAILED, AGAIN))).isEqualTo(Map.of("r", FIRST));
  }

  @Test
  void ignoresAFailedChange() {
    assertThat(changes(part(FAILED, FIRST))).isEmpty();
    assertThat(changes(part(FAILED, FIRST), part(TAGGED, SECOND))).isEqualTo(Map.of("r", SECOND));
  }

  @Test
  void countsAFailedChangeOfTwoCallsAsDone() {
    assertThat(changes(part(FAILED, SECOND))).isEqualTo(Map.of("r", SECOND));
  }

  @Test
  void ignoresLinesThatAreNotPlanned() {
    var correction = new Part(List.of(JournalLine.of(SECOND, SKIPPED)), Map.of("r", TAGGED));
    var note = new Part(List.of(JournalLine.of(Change.none("s"), UNCHANGED)), Map.of());

    assertThat(changes(correction, note)).isEmpty();
    assertThat(changes(part(TAGGED, FIRST), correction)).isEqualTo(Map.of("r", FIRST));
  }

  @Test
  void restoresOnlyKeysThatStillHaveTheWrittenValue() {
    var change =
        Change.of(
            "r",
            Map.of("revert", "1", "since", "1", "restored", "1", "gone", "1", "again", "1"),
            Map.of("revert", "2", "since", "2", "restored", "2", "new", "2"),
            Map.of("gone", "1", "again", "1"));

    var revert =
        Revert.of(
            change,
            new Resource(
                "r",
                Map.of("revert", "2", "since", "9", "restored", "1", "new", "2", "again", "9")));

    assertThat(revert.edit())
        .isEqualTo(
            new Edit(
                new TreeMap<>(Map.of("revert", "1", "gone", "1")), new TreeSet<>(List.of("new"))));
    assertThat(revert.note()).contains("changed since: again, since");
    assertThat(revert.change())
        .isEqualTo(
            Change.of(
                "r",
                Map.of("revert", "2", "new", "2"),
                Map.of("revert", "1", "gone", "1"),
                Map.of("new", "2")));
  }

  @Test
  void ignoresAResourceThatIsGone() {
    assertThat(changes(part(GONE, FIRST))).isEmpty();
  }

  @Test
  void bringsBackAKeyThatIamReplaced() {
    var policy = "arn:aws:iam::222222222222:policy/readers";
    var change =
        Change.of(
            policy,
            Map.of("Environment", "x"),
            Map.of("environment", "prod"),
            Map.of("Environment", "x"));

    var revert = Revert.of(change, new Resource(policy, Map.of("environment", "prod")));

    // IAM would remove Environment with environment.
    assertThat(revert.edit())
        .isEqualTo(new Edit(new TreeMap<>(Map.of("Environment", "x")), new TreeSet<>()));
  }

  @Test
  void reportsARemovedKeyAsChangedSince() {
    assertThat(Revert.of(FIRST, new Resource("r", Map.of())).note()).contains("changed since: a");
  }

  @Test
  void hasNoNoteIfAllKeysHaveTheirOldValues() {
    var revert = Revert.of(FIRST, new Resource("r", Map.of("a", "1", "own", "x")));

    assertThat(revert.change()).isEqualTo(Change.none("r"));
    assertThat(revert.note()).isEmpty();
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
    var all = List.of(parts);
    var names =
        IntStream.range(0, all.size())
            .mapToObj(i -> new PartName(Integer.toString(i), /* finished= */ true))
            .toList();
    var journals = mock(Journals.class);
    names.forEach(name ->
        when(journals.read(eq(name), any()))
            .thenReturn(Optional.of(all.get(Integer.parseInt(name.name())))));
    var repeated = RepeatedChanges.of(journals, names, Contexts.far());
    return names.stream()
        .flatMap(name -> repeated.with(name, all.get(Integer.parseInt(name.name()))).stream())
        .collect(toMap(Change::arn, change -> change));
  }
}

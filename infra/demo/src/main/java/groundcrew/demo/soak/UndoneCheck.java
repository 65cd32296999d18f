package groundcrew.demo.soak;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds the fixture and the undoing's journal against what an undoing must end with.
///
/// @param before what the fixture was like before the run
/// @param journals of the undoing: one that was killed while it ordered was begun again
record UndoneCheck(Fixture fixture, Snapshot before, ByHand byHand, List<RunJournal> journals) {

  /// Returns what is not as it should be.
  List<String> findings() {
    var findings = new ArrayList<String>();
    fixture.resources().all().forEach(resource -> compare(resource, findings));
    byHand.wholly().stream()
        .filter(arn -> !tells(arn, "skipped"))
        .forEach(arn ->
            findings.add("the undoing's journal does not skip what was changed since: " + arn));
    byHand.partly().stream()
        .filter(arn -> !tells(arn, "planned") && !tells(arn, "skipped"))
        .forEach(arn ->
            findings.add("the undoing's journal does not note what was changed since: " + arn));
    return findings;
  }

  private void compare(TaggedResource resource, List<String> findings) {
    var former = before.tags().getOrDefault(resource.arn(), new TreeMap<>());
    Map<String, String> expected = byHand.over(resource.arn(), former);
    if (!resource.tags().equals(expected)) {
      findings.add(
          "is not as it was before the run: %s, expected the tags %s"
              .formatted(resource, expected));
    }
  }

  private boolean tells(String arn, String outcome) {
    return journals.stream()
        .flatMap(journal -> journal.about(arn).stream())
        .anyMatch(line ->
            line.tells(outcome)
                && line.reason().filter(r -> r.contains("changed since")).isPresent());
  }
}

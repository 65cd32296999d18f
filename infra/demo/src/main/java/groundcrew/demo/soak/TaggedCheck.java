package groundcrew.demo.soak;

import groundcrew.demo.system.TagAudit;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds the fixture and the journal against what a run must end with, whatever went wrong
/// meanwhile.
///
/// @param before what the fixture was like
record TaggedCheck(
    Fixture fixture, Set<String> keys, Snapshot before, Victims victims, RunJournal journal) {

  /// Returns what is not as it should be.
  List<String> findings() {
    var findings = new ArrayList<String>();
    var audit = TagAudit.of(fixture, keys);
    audit.wrong().forEach(resource -> wrong(resource, findings));
    audit.neverTagged().forEach(resource -> neverTagged(resource, findings));
    audit.stacks().forEach(resource -> leftAlone(resource, findings));
    audit.right().forEach(resource -> right(resource, findings));
    fixture
        .resources()
        .all()
        .filter(resource -> !victims.reachable(resource))
        .filter(before::changed)
        .forEach(resource -> findings.add("was tagged though it is out of reach: " + resource));
    withoutIndex(findings);
    if (journal.about(victims.twin().arn()).stream().noneMatch(line -> line.reason().isPresent())) {
      findings.add("the journal does not warn of a key in another case: " + victims.twin());
    }
    return findings;
  }

  private void wrong(TaggedResource resource, List<String> findings) {
    if (!victims.reachable(resource)) {
      return;
    }
    if (!victims.untaggable(resource)) {
      findings.add(
          "is not right: %s; the journal says %s"
              .formatted(resource, journal.about(resource.arn())));
    } else if (!journal.explains(resource.arn())) {
      findings.add("the journal does not say why it is not right: " + resource);
    }
  }

  private void neverTagged(TaggedResource resource, List<String> findings) {
    var seen = !resource.region().equals(SoakSize.LAST_REGION);
    if (seen && victims.reachable(resource)) {
      findings.add("Resource Explorer knows it, and it has no tag: " + resource);
    }
  }

  private void leftAlone(TaggedResource resource, List<String> findings) {
    if (before.changed(resource)) {
      findings.add("must never be touched: " + resource);
    }
    // A stack that never had a tag is not listed either.
    if (victims.reachable(resource) && resource.everTagged() && !journal.explains(resource.arn())) {
      findings.add("the journal does not say why it was left alone: " + resource);
    }
  }

  private void right(TaggedResource resource, List<String> findings) {
    var written = journal.about(resource.arn()).stream().anyMatch(line -> line.tells("planned"));
    if (!before.changed(resource) && written) {
      findings.add("was right, and was to be written: " + resource);
    }
    if (victims.untaggable(resource)) {
      findings.add("a victim was spared: " + resource);
    }
  }

  private void withoutIndex(List<String> findings) {
    var told =
        journal.lines().values().stream()
            .flatMap(List::stream)
            .filter(line -> line.explains() && line.arn().contains(":resource-explorer-2:"))
            .map(RunJournal.Line::place)
            .toList();
    fixture
        .resources()
        .all()
        .filter(resource -> resource.region().equals(SoakSize.LAST_REGION))
        .filter(resource -> victims.reachable(resource) && before.wanted(resource.account()))
        .map(Place::of)
        .distinct()
        .filter(place -> !told.contains(place))
        .forEach(place ->
            findings.add(
                "the journal does not say that Resource Explorer has no index in " + place));
  }
}

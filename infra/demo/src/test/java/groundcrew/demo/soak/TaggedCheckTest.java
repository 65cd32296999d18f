package groundcrew.demo.soak;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.fixture.TaggedResource;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TaggedCheckTest {
  private static final Map<String, String> WRONG = Map.of("cost_centre", "wrong");

  private final PerfectRun run = new PerfectRun();

  @Test
  void findsNothingWhereAllIsRight() {
    assertThat(run.check().findings()).isEmpty();
  }

  @Test
  void findsAResourceThatIsNotRight() {
    var resource = any(run.before::changed);
    run.write(resource, WRONG);

    assertThat(run.check().findings())
        .singleElement()
        .asString()
        .contains("is not right", resource.arn());
  }

  @Test
  void findsAResourceThatCannotBeTaggedAndIsNotExplained() {
    run.forget(run.victims.denied());

    assertThat(run.check().findings())
        .singleElement()
        .asString()
        .contains("does not say why it is not right", run.victims.denied().arn());
  }

  @Test
  void findsAStackThatIsNotExplained() {
    var stack = any(r -> stack(r) && run.victims.reachable(r) && r.everTagged());
    run.forget(stack);

    assertThat(run.check().findings())
        .singleElement()
        .asString()
        .contains("why it was left alone", stack.arn());
  }

  @Test
  void findsAStackThatWasTouched() {
    var stack = any(r -> stack(r) && run.victims.reachable(r) && r.everTagged());
    run.write(stack, WRONG);

    assertThat(run.check().findings()).anyMatch(finding -> finding.contains("must never be"));
  }

  @Test
  void findsWhatWasTaggedOutOfReach() {
    var resource = any(r -> r.account().equals(run.victims.withoutRole()) && !stack(r));
    run.write(resource, WRONG);

    assertThat(run.check().findings())
        .singleElement()
        .asString()
        .contains("out of reach", resource.arn());
  }

  @Test
  void findsAVictimThatWasSpared() {
    var account = run.fixture.organization().account(run.victims.denied().account()).orElseThrow();
    run.write(run.victims.denied(), account.tags());

    assertThat(run.check().findings()).singleElement().asString().contains("a victim was spared");
  }

  @Test
  void findsWhatResourceExplorerKnowsAndNobodyTagged() {
    var account = run.fixture.organization().accounts().get(1);
    var created =
        TaggedResource.of("arn:aws:sqs:x", account.id(), "eu-west-1", "sqs:queue", Map.of());
    run.fixture.resources().add(created);

    assertThat(run.check().findings())
        .anyMatch(finding -> finding.contains("Resource Explorer knows it, and it has no tag"));
  }

  @Test
  void findsAPlaceOfWhichTheJournalDoesNotSayThatItHasNoIndex() {
    run.objects.replaceAll((key, text) -> text.replace("resource-explorer-2", "other"));

    assertThat(run.check().findings())
        .isNotEmpty()
        .allMatch(finding -> finding.contains("has no index in"));
  }

  @Test
  void findsThatNobodyWarnsOfAKeyInAnotherCase() {
    run.forget(run.victims.twin());

    assertThat(run.check().findings()).anyMatch(finding -> finding.contains("in another case"));
  }

  @Test
  void findsAResourceThatWasRightAndWasToBeWritten() {
    var right =
        any(r ->
            !run.before.changed(r)
                && run.before.wanted(r.account())
                && r.tags().keySet().containsAll(Set.of("cost_centre", "environment"))
                && run.victims.reachable(r)
                && !run.victims.untaggable(r));
    run.objects.replaceAll((key, text) ->
        text
            + "\n{\"arn\":\"%s\",\"before\":{},\"after\":{},\"outcome\":\"planned\"}"
                .formatted(right.arn()));

    assertThat(run.check().findings())
        .singleElement()
        .asString()
        .contains("was right, and was to be written");
  }

  private TaggedResource any(Predicate<TaggedResource> wanted) {
    return run.fixture
        .resources()
        .all()
        .filter(wanted)
        .filter(r -> !r.arn().equals(run.victims.twin().arn()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean stack(TaggedResource resource) {
    return resource.type().startsWith("cloudformation:");
  }
}

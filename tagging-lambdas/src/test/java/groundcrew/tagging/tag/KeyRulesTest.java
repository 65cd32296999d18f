package groundcrew.tagging.tag;

import static groundcrew.tagging.tag.TaggingFixture.task;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Keys that are only defaults, and keys of services that ignore their case.
class KeyRulesTest {
  private static final String POLICY = "arn:aws:iam::222222222222:policy/readers";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:222222222222:orders";

  private final TaggingFixture fixture = new TaggingFixture();

  @Test
  void aDefaultIsWrittenOnlyWhereTheKeyIsMissing() {
    fixture.resources.add("own", Map.of("environment", "of the team"));
    fixture.resources.add("empty", Map.of("environment", ""));
    fixture.resources.add("none", Map.of("other", "x"));

    fixture.tag(TaggingFixture.TASK.withDefaults(List.of("environment")));

    assertThat(fixture.resources.tags("own"))
        .isEqualTo(Map.of("environment", "of the team", "cost_centre", "42"));
    assertThat(fixture.resources.tags("empty"))
        .isEqualTo(Map.of("environment", "", "cost_centre", "42"));
    assertThat(fixture.resources.tags("none"))
        .isEqualTo(Map.of("environment", "prod", "cost_centre", "42", "other", "x"));
  }

  @Test
  void aResourceWithAnotherValueOfADefaultIsUpToDate() {
    fixture.resources.add("own", Map.of("environment", "of the team", "cost_centre", "42"));

    var report = fixture.tag(TaggingFixture.TASK.withDefaults(List.of("environment")));

    assertThat(report.upToDate()).isEqualTo(1);
    assertThat(fixture.resources.calls()).isEmpty();
  }

  @Test
  void aKeyThatIamWouldReplaceIsNotLost() {
    fixture.resources.add(POLICY, Map.of("Environment", "x"));
    fixture.resources.add(QUEUE, Map.of("Environment", "x"));

    var report = fixture.tag(task("cloud-center", Map.of("environment", "prod")));

    assertThat(report.skipped()).isEqualTo(1);
    assertThat(fixture.resources.tags(POLICY)).isEqualTo(Map.of("Environment", "x"));
    assertThat(fixture.resources.tags(QUEUE))
        .isEqualTo(Map.of("Environment", "x", "environment", "prod"));
    assertThat(fixture.journal.intents())
        .filteredOn(line -> line.change().arn().equals(POLICY))
        .containsExactly(
            JournalLine.of(
                Change.none(POLICY),
                Outcome.SKIPPED,
                "IAM ignores the case of keys, and would replace Environment"));
  }

  @Test
  void theJournalHoldsAKeyThatIamReplaced() {
    fixture.conflict = KeyCaseConflict.REPLACE;
    fixture.resources.add(POLICY, Map.of("Environment", "x", "own", "y"));

    fixture.tag(task("cloud-center", Map.of("environment", "prod")));

    assertThat(fixture.resources.tags(POLICY)).isEqualTo(Map.of("environment", "prod", "own", "y"));
    assertThat(fixture.journal.intents())
        .singleElement()
        .extracting(line -> line.change().before().toString())
        .isEqualTo("{Environment=Optional[x], environment=Optional.empty}");
    assertThat(fixture.resources.calls()).hasSize(1);
  }

  @Test
  void aDefaultReplacesNoKeyInAnotherCase() {
    fixture.conflict = KeyCaseConflict.REPLACE;
    fixture.resources.add(POLICY, Map.of("Environment", "x"));

    fixture.tag(
        task("cloud-center", Map.of("environment", "prod")).withDefaults(List.of("environment")));

    assertThat(fixture.resources.tags(POLICY)).isEqualTo(Map.of("Environment", "x"));
  }
}

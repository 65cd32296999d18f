package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

  @Test
  void accountTaggerHasItsVariables() {
    assertThat(variables(Synthesised.EXAMPLE, "groundcrew-cloud-center-account-tagger"))
        .containsOnly(
            Map.entry("TAG_KEYS", "cost_centre,environment,owner"),
            Map.entry("REGIONS", "eu-west-1,us-east-1"),
            Map.entry("LEVEL", "cloud-center"),
            Map.entry("LOG_LEVEL", "INFO"),
            Map.entry("JAVA_TOOL_OPTIONS", "-Xms8m -XX:MetaspaceSize=64m"),
            Map.entry("MESSAGE_DELAY", "PT15S"),
            Map.entry("REMOVE", "none"),
            Map.entry("QUEUE_URL", "queue groundcrew-cloud-center-tasks"));
  }

  @Test
  void accountTaggerOfARestrictedLevelHasItsUnitsAndItsExcludedAccounts() {
    assertThat(variables(Synthesised.EVERYTHING, "groundcrew-project-account-tagger"))
        .containsEntry("ORGANIZATIONAL_UNITS", "ou-ab12-11111111")
        .containsEntry("REMOVE", "owned")
        .doesNotContainKey("EXCLUDED_ACCOUNTS");
    assertThat(variables(Synthesised.EVERYTHING, "groundcrew-cloud-center-account-tagger"))
        .containsEntry("EXCLUDED_ACCOUNTS", "111122223333,444455556666")
        .doesNotContainKey("ORGANIZATIONAL_UNITS");
  }

  @ParameterizedTest
  @CsvSource({"resource-tagger, tasks", "undo, undo-tasks"})
  void resourceTaggerAndUndoDifferOnlyInTheirQueues(String function, String queue) {
    assertThat(variables(Synthesised.EXAMPLE, "groundcrew-cloud-center-" + function))
        .containsOnly(
            Map.entry("ROLE_NAME", "groundcrew/groundcrew-tagger"),
            Map.entry("EXTERNAL_ID", "groundcrew"),
            Map.entry("LEVEL", "cloud-center"),
            Map.entry("LEVEL_ORDER", "cloud-center,platform,project"),
            Map.entry("LISTING_LAG", "PT1M"),
            Map.entry("KEY_CASE_CONFLICT", "skip"),
            Map.entry("MODE", "apply"),
            Map.entry("REMOVE", "none"),
            Map.entry("UNTAGGED_SOURCE", "none"),
            Map.entry("PARAMETER_PREFIX", "/groundcrew/tags"),
            Map.entry("JOURNAL_BUCKET", "groundcrew-cloud-center-journal-111122223333"),
            Map.entry("QUEUE_URL", "queue groundcrew-cloud-center-" + queue),
            Map.entry(
                "DEAD_LETTER_URL",
                "queue groundcrew-cloud-center-%s-dead-letters".formatted(queue)),
            Map.entry("TAG_RESOURCES_TPS", "5"),
            Map.entry("GET_RESOURCES_TPS", "15"),
            Map.entry("JAVA_TOOL_OPTIONS", "-Xms8m -XX:MetaspaceSize=64m"),
            Map.entry("LOG_LEVEL", "INFO"));
  }

  @Test
  void settingsOfALevelReachItsResourceTagger() {
    assertThat(variables(Synthesised.EVERYTHING, "groundcrew-project-resource-tagger"))
        .containsEntry("LEVEL", "project")
        .containsEntry("MODE", "plan")
        .containsEntry("REMOVE", "owned")
        .containsEntry("UNTAGGED_SOURCE", "resource-explorer");
  }

  /// Returns the variables, with the name of the queue in place of a reference to it.
  private static Map<String, String> variables(Synthesised app, String function) {
    var stack =
        app.names().level(function.contains("project") ? "project" : "cloud-center").stack();
    var resources = app.json(stack).path("Resources");
    var variables = new TreeMap<String, String>();
    app.resource("FunctionName", function)
        .at("/Properties/Environment/Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), text(entry.getValue(), resources)));
    return variables;
  }

  private static String text(JsonNode value, JsonNode resources) {
    return value.isTextual()
        ? value.asText()
        : "queue "
            + resources.path(value.path("Ref").asText()).at("/Properties/QueueName").asText();
  }
}

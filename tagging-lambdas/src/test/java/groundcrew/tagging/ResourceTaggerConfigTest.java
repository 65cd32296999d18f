package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import groundcrew.common.RoleToAssume;
import groundcrew.tagging.levels.LevelOrder;
import groundcrew.tagging.tag.KeyCaseConflict;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class ResourceTaggerConfigTest {
  private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111111111111/tasks";
  private static final String DEAD = QUEUE + "-dead";
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("ROLE_NAME", "platform/Tagger"),
          Map.entry("EXTERNAL_ID", "ext-1"),
          Map.entry("LEVEL", "landing-zone"),
          Map.entry("LEVEL_ORDER", "cloud-center, landing-zone"),
          Map.entry("MODE", "plan"),
          Map.entry("UNTAGGED_SOURCE", "resource-explorer"),
          Map.entry("REMOVE", "owned"),
          Map.entry("KEY_CASE_CONFLICT", "replace"),
          Map.entry("PARAMETER_PREFIX", "/acme/tags"),
          Map.entry("JOURNAL_BUCKET", "acme-journal-111111111111"),
          Map.entry("QUEUE_URL", QUEUE),
          Map.entry("DEAD_LETTER_URL", DEAD),
          Map.entry("TAG_RESOURCES_TPS", "2.5"),
          Map.entry("GET_RESOURCES_TPS", "7"),
          Map.entry("LISTING_LAG", "PT90S"),
          Map.entry("LOG_LEVEL", "debug"));

  @Test
  void hasDefaults() {
    assertThat(tagger(Map.of("ROLE_NAME", "Tagger")))
        .isEqualTo(
            new ResourceTaggerConfig(
                new RoleToAssume("Tagger", Optional.empty()),
                "cloud-center",
                new LevelOrder(List.of("cloud-center", "platform", "project")),
                true,
                false,
                false,
                KeyCaseConflict.SKIP,
                "/groundcrew/tags",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                5,
                15,
                Duration.ofMinutes(1),
                Level.INFO));
  }

  @Test
  void readsAllNames() {
    var all =
        new ResourceTaggerConfig(
            new RoleToAssume("platform/Tagger", Optional.of("ext-1")),
            "landing-zone",
            new LevelOrder(List.of("cloud-center", "landing-zone")),
            false,
            true,
            true,
            KeyCaseConflict.REPLACE,
            "/acme/tags",
            Optional.of("acme-journal-111111111111"),
            Optional.of(URI.create(QUEUE)),
            Optional.of(URI.create(DEAD)),
            2.5,
            7,
            Duration.ofSeconds(90),
            Level.DEBUG);

    assertThat(tagger(ALL)).isEqualTo(all);
    assertThat(undo(ALL)).isEqualTo(all);
  }

  @Test
  void acceptsTheDefaultValues() {
    var values = with(ALL, "MODE", "apply", "UNTAGGED_SOURCE", "none", "REMOVE", "none");

    assertThat(tagger(values))
        .returns(true, ResourceTaggerConfig::apply)
        .returns(false, ResourceTaggerConfig::looksForUntagged)
        .returns(false, ResourceTaggerConfig::remove);
  }

  @Test
  void reportsAllInvalidVariablesTogether() {
    var faulty =
        Map.ofEntries(
            Map.entry("ROLE_NAME", "/Tagger"),
            Map.entry("EXTERNAL_ID", "secret!"),
            Map.entry("LEVEL", "x".repeat(33)),
            Map.entry("LEVEL_ORDER", "cloud-center,Platform"),
            Map.entry("MODE", "preview"),
            Map.entry("UNTAGGED_SOURCE", "config"),
            Map.entry("REMOVE", "all"),
            Map.entry("PARAMETER_PREFIX", "/aws/tags"),
            Map.entry("JOURNAL_BUCKET", "Journal"),
            Map.entry("QUEUE_URL", "tasks"),
            Map.entry("DEAD_LETTER_URL", "tasks-dead"),
            Map.entry("TAG_RESOURCES_TPS", "0"),
            Map.entry("GET_RESOURCES_TPS", "fast"),
            Map.entry("LISTING_LAG", "PT16M"),
            Map.entry("LOG_LEVEL", "LOUD"));
    var faults =
        """
        15 faulty variables; correct the function's configuration:
        - LOG_LEVEL: expected one of TRACE, DEBUG, INFO, WARN, ERROR, received 'LOUD'
        - ROLE_NAME: expected a role name, including its path if it has one, received '/Tagger'
        - EXTERNAL_ID: expected 2 to 1224 of A-Z a-z 0-9 _+=,.@:/-, received a text of 7 characters that is not shown
        - LEVEL_ORDER: expected levels, each 1 to 32 of a-z, 0-9 and -, received 'cloud-center,Platform'
        - LEVEL: expected 1 to 32 of a-z, 0-9 and -, received 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
        - MODE: expected one of [apply, plan], received 'preview'
        - UNTAGGED_SOURCE: expected one of [none, resource-explorer], received 'config'
        - REMOVE: expected one of [none, owned], received 'all'
        - PARAMETER_PREFIX: expected a path such as /groundcrew/tags, received '/aws/tags'
        - JOURNAL_BUCKET: expected a bucket's name, received 'Journal'
        - QUEUE_URL: expected the URL of a queue, received 'tasks'
        - DEAD_LETTER_URL: expected the URL of a queue, received 'tasks-dead'
        - TAG_RESOURCES_TPS: expected calls per second, more than 0 and at most 1000, received '0'
        - GET_RESOURCES_TPS: expected calls per second, more than 0 and at most 1000, received 'fast'
        - LISTING_LAG: expected a duration from PT0S to PT15M in whole seconds, received 'PT16M'\
        """;

    assertThatThrownBy(() -> tagger(faulty)).hasMessage(faults);
    assertThatThrownBy(() -> undo(faulty)).hasMessage(faults);
  }

  @Test
  void reportsMissingAndInvalidVariablesTogether() {
    assertThatThrownBy(() ->
            tagger(Map.of("LEVEL", "team", "LEVEL_ORDER", "platform,project", "MODE", "plan")))
        .hasMessage(
            """
            3 faulty variables; correct the function's configuration:
            - ROLE_NAME: expected a role name, including its path if it has one, but it is not set
            - LEVEL: expected one of LEVEL_ORDER [platform, project], received 'team'
            - JOURNAL_BUCKET: expected the bucket of the journal, but it is not set\
            """);
  }

  @Test
  void requiresTheDefaultLevelInTheOrder() {
    assertThatThrownBy(() -> tagger(Map.of("ROLE_NAME", "Tagger", "LEVEL_ORDER", "a,b")))
        .hasMessageContaining("LEVEL: expected one of LEVEL_ORDER [a, b], but it is not set");
  }

  @Test
  void requiresAJournalAndAQueueForTheUndoFunction() {
    assertThatThrownBy(() -> undo(Map.of("ROLE_NAME", "Tagger")))
        .hasMessage(
            """
            2 faulty variables; correct the function's configuration:
            - JOURNAL_BUCKET: expected the bucket of the journal, but it is not set
            - QUEUE_URL: expected the URL of the queue of the undo function, but it is not set\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LEVEL_ORDER | ,",
        "LEVEL_ORDER | cloud-center,",
        "LEVEL_ORDER | cloud-center,,platform",
        "PARAMETER_PREFIX | groundcrew/tags",
        "PARAMETER_PREFIX | /groundcrew/tags/",
        "PARAMETER_PREFIX | /SSM/tags",
        "JOURNAL_BUCKET | s3://acme",
        "QUEUE_URL | sqs://acme/tasks",
        "TAG_RESOURCES_TPS | -1",
        "TAG_RESOURCES_TPS | NaN",
        "GET_RESOURCES_TPS | 1001",
        "EXTERNAL_ID | x",
      })
  void rejectsAnInvalidValue(String name, String text) {
    assertThatThrownBy(() -> tagger(with(ALL, "LEVEL", "cloud-center", name, text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("1 faulty variable;")
        .hasMessageContaining("- " + name + ": expected");
  }

  private static ResourceTaggerConfig tagger(Map<String, String> variables) {
    return read(ResourceTaggerConfig::from, variables);
  }

  private static ResourceTaggerConfig undo(Map<String, String> variables) {
    return read(ResourceTaggerConfig::ofUndo, variables);
  }

  private static ResourceTaggerConfig read(
      Function<Environment, ResourceTaggerConfig> config, Map<String, String> variables) {
    return config.apply(Environment.of(variables));
  }

  private static Map<String, String> with(Map<String, String> variables, String... more) {
    var all = new HashMap<>(variables);
    for (var i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }
}

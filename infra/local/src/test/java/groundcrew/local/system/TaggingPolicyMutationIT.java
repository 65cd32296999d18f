package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Least privilege: no statement of a synthesised policy can be taken away.
///
/// The scenarios run once. Then everything that IAM decided meanwhile is decided again without one
/// statement, and at least one decision must be another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaggingPolicyMutationIT {
  private static final String STACK_SET = "StackSet-";

  private final List<Template> deployed = new ArrayList<>();
  private Iam iam = new Iam();

  @BeforeAll
  void runEveryScenario() throws IOException {
    try (var tagging = TaggingCloud.start(deployed::addAll)) {
      new UndoScenarios(tagging).all();
      new TaggingScenarios(tagging).all();
      iam = tagging.cloud().iam();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void withoutAnyStatementTheSystemFails(String statement) {
    assertThat(iam.decisions().needFor(statement))
        .as(
            "%s is superfluous: every call of the scenarios is decided the same without it",
            statement)
        .isPresent();
  }

  Set<String> statements() {
    return iam.declaredStatements();
  }

  @Test
  void everyStatementOfTheTemplatesIsTried() throws JsonProcessingException {
    var tried = new TreeMap<String, Integer>();
    for (var statement : iam.declaredStatements()) {
      var declaration = statement.split(" ", 3);
      tried.merge(stack(declaration[0]) + " " + declaration[1], 1, Integer::sum);
    }
    var written = new TreeMap<String, Integer>();
    for (var template : deployed) {
      count(template.stack(), template.root(), written);
    }

    assertThat(written.keySet()).anyMatch(resource -> resource.startsWith(STACK_SET));
    assertThat(tried).isNotEmpty().isEqualTo(written);
  }

  /// An instance of a stack set is a stack with an id at the end of its name.
  private static String stack(String name) {
    return name.startsWith(STACK_SET) ? name.substring(0, name.lastIndexOf('-')) : name;
  }

  /// Counts the statements of each resource of a template, and of the templates in it.
  private static void count(String stack, JsonNode template, Map<String, Integer> counts)
      throws JsonProcessingException {
    for (var resource : template.path("Resources").properties()) {
      var properties = resource.getValue().path("Properties");
      if (properties.has("TemplateBody")) {
        var body = new ObjectMapper().readTree(properties.path("TemplateBody").asText());
        count(STACK_SET + properties.path("StackSetName").asText(), body, counts);
      }
      var statements = properties.findValues("Statement").stream().mapToInt(JsonNode::size).sum();
      if (statements > 0) {
        counts.put(stack + " " + resource.getKey(), statements);
      }
    }
  }
}

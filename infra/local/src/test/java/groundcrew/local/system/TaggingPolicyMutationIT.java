package groundcrew.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
  void everyStatementOfTheTemplatesIsTried() {
    var tried = new TreeMap<String, Integer>();
    for (var statement : iam.declaredStatements()) {
      if (statement.startsWith("StackSet-")) {
        // Its template is text in another one.
        continue;
      }
      var declaration = statement.split(" ", 3);
      tried.merge(declaration[0] + " " + declaration[1], 1, Integer::sum);
    }
    var written = new TreeMap<String, Integer>();
    deployed.forEach(template -> count(template, written));

    assertThat(tried).isNotEmpty().isEqualTo(written);
  }

  /// Counts the statements of each resource of a template.
  private static void count(Template template, Map<String, Integer> counts) {
    template
        .root()
        .path("Resources")
        .properties()
        .forEach(resource -> {
          var statements =
              resource.getValue().findValues("Statement").stream().mapToInt(JsonNode::size).sum();
          if (statements > 0) {
            counts.put(template.stack() + " " + resource.getKey(), statements);
          }
        });
  }
}

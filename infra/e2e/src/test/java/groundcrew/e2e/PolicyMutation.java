package groundcrew.e2e;

import static java.util.stream.Collectors.toCollection;
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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
abstract class PolicyMutation {
  static final String STACK_SET = "StackSet-";

  private final List<Template> deployed = new ArrayList<>();
  private Iam iam = new Iam();

  /// Runs all scenarios of a system in a new cloud, whose IAM it returns.
  ///
  /// @param deployed takes the system's templates
  abstract Iam scenarios(Consumer<List<Template>> deployed) throws IOException;

  @BeforeAll
  void runEveryScenario() throws IOException {
    iam = scenarios(deployed::addAll);
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

  /// Returns the system's statements, without those of stacks that a scenario added.
  Set<String> statements() {
    var stacks = deployed.stream().map(Template::stack).toList();
    return iam.declaredStatements().stream()
        .filter(statement -> {
          var stack = stack(statement.split(" ", 2)[0]);
          return stacks.contains(stack) || stack.startsWith(STACK_SET);
        })
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void everyStatementOfTheTemplatesIsTried() throws JsonProcessingException {
    var tried = new TreeMap<String, Integer>();
    for (var statement : statements()) {
      var declaration = statement.split(" ", 3);
      tried.merge(stack(declaration[0]) + " " + declaration[1], 1, Integer::sum);
    }

    assertThat(tried).isNotEmpty().isEqualTo(written());
  }

  /// Returns the actions that a resource of the templates allows by name and no call takes.
  final Map<String, Set<String>> idleActions() {
    var idle = new TreeMap<String, Set<String>>();
    for (var template : deployed) {
      for (var resource : template.root().path("Resources").properties()) {
        var actions = allowed(resource.getValue().path("Properties"));
        idle.put(template.stack() + " " + resource.getKey(), actions);
      }
    }
    for (var statement : statements()) {
      var declaration = statement.split(" ", 3);
      idle.getOrDefault(stack(declaration[0]) + " " + declaration[1], new TreeSet<>())
          .removeAll(iam.decisions().actionsThatNeed(statement));
    }
    idle.values().removeIf(Set::isEmpty);
    return idle;
  }

  /// Returns what the statements of a resource allow by name.
  private static Set<String> allowed(JsonNode properties) {
    return properties.findValues("Statement").stream()
        .flatMap(JsonNode::valueStream)
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .map(statement -> statement.path("Action"))
        .flatMap(action -> action.isArray() ? action.valueStream() : Stream.of(action))
        .map(JsonNode::asText)
        .filter(action -> !action.contains("*"))
        .collect(toCollection(TreeSet::new));
  }

  /// Returns how many statements each resource of the templates has.
  final Map<String, Integer> written() throws JsonProcessingException {
    var written = new TreeMap<String, Integer>();
    for (var template : deployed) {
      count(template.stack(), template.root(), written);
    }
    return written;
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
      var statements =
          // A permission is the one statement that it adds to a function's policy.
          resource.getValue().path("Type").asText().equals("AWS::Lambda::Permission")
              ? 1
              : properties.findValues("Statement").stream().mapToInt(JsonNode::size).sum();
      if (statements > 0) {
        counts.put(stack + " " + resource.getKey(), statements);
      }
    }
  }
}

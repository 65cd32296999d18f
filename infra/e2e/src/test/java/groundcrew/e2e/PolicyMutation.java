package groundcrew.e2e;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import groundcrew.local.iam.AskedPattern;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Least privilege: no statement of a synthesised policy can be taken away, and no wildcard in its
/// resources be narrowed to what its calls have in common.
///
/// The scenarios run once. Then everything that IAM decided meanwhile is decided again without one
/// statement, and at least one decision must be another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PolicyMutation {
  private final List<Template> deployed = new ArrayList<>();
  private Iam iam = new Iam();

  /// Runs all scenarios of a system in a new cloud, whose IAM it returns.
  ///
  /// @param deployed takes the system's templates
  abstract Iam scenarios(Consumer<List<Template>> deployed) throws IOException;

  /// Returns what a wildcard may always stand for, as regular expressions, each with the reason why
  /// no pattern can name it.
  Map<String, String> open() {
    return Map.of(
        "log-stream:.+",
        "the ARN of a log group, as policies need it, ends with :*, and Lambda names the streams");
  }

  @BeforeAll
  void runEveryScenario() throws IOException {
    iam = scenarios(deployed::addAll);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void withoutAnyStatementTheSystemFails(String statement) {
    assertThat(iam.decisions().callThatNeeds(statement))
        .as(
            "%s is superfluous: every call of the scenarios is decided the same without it",
            statement)
        .isPresent();
  }

  /// Where the calls do not tell, as where an action knows no resource, the report says so.
  @ParameterizedTest(name = "{0}")
  @MethodSource("statements")
  void noWildcardIsWiderThanTheCallsNeed(String statement) {
    var patterns = iam.decisions().patternsThatNeed(statement);
    patterns.stream()
        .filter(AskedPattern::undecided)
        .forEach(pattern ->
            System.out.printf("No call tells of %s in %s%n", pattern.asked().keySet(), statement));

    assertThat(patterns)
        .as(statement)
        .allSatisfy(pattern -> assertThat(pattern.tooWide(open().keySet())).isEmpty());
  }

  /// Returns the system's statements, without those of stacks that a scenario added.
  Set<String> statements() {
    return iam.declaredStatements().stream()
        .filter(statement -> policies().has(TemplatePolicies.stack(statement.split(" ", 2)[0])))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void everyStatementOfTheTemplatesIsTried() throws JsonProcessingException {
    var tried = new TreeMap<String, Integer>();
    statements().forEach(statement -> tried.merge(resource(statement), 1, Integer::sum));

    assertThat(tried).isNotEmpty().isEqualTo(policies().statements());
  }

  /// Returns the actions that a resource of the templates allows by name and no call takes.
  final Map<String, Set<String>> idleActions() {
    var idle = policies().allowedActions();
    for (var statement : statements()) {
      idle.getOrDefault(resource(statement), new TreeSet<>())
          .removeAll(iam.decisions().actionsThatNeed(statement));
    }
    idle.values().removeIf(Set::isEmpty);
    return idle;
  }

  final TemplatePolicies policies() {
    return new TemplatePolicies(deployed);
  }

  /// Returns the stack and the logical id of what declares a statement.
  private static String resource(String statement) {
    var declaration = statement.split(" ", 3);
    return TemplatePolicies.stack(declaration[0]) + " " + declaration[1];
  }
}

package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.cdk.Wildcards.Allowance;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCheckTest {
  private final PolicyCheck check =
      new PolicyCheck(
          List.of(new Allowance("Everything", "*", "test"), new Allowance("Below", "${Q}/*", "x")));

  @Test
  void statementWithoutWildcardHasNoFinding() throws IOException {
    assertThat(findings("{'Effect':'Allow','Action':'sqs:SendMessage','Resource':{'Ref':'Q'}}"))
        .isEmpty();
  }

  @Test
  void wildcardInAnActionIsAlwaysAFinding() throws IOException {
    assertThat(
            findings(
                "{'Sid':'Everything','Effect':'Allow','Action':['a:B','sqs:*'],'Resource':'*'}"))
        .containsExactly(
            "Role, statement Everything: action sqs:* has a wildcard; name the actions");
  }

  @Test
  void wildcardInAResourceNeedsAReason() throws IOException {
    assertThat(findings("{'Sid':'Other','Effect':'Allow','Action':'a:B','Resource':'*'}"))
        .singleElement()
        .asString()
        .startsWith("Role, statement Other: resource * has a wildcard without a reason");
    assertThat(findings("{'Sid':'Everything','Effect':'Allow','Action':'a:B','Resource':'*'}"))
        .isEmpty();
  }

  @Test
  void reasonAppliesOnlyToItsResource() throws IOException {
    var statement =
        "{'Sid':'Below','Effect':'Allow','Action':'a:B','Resource':[{'Fn::Join':['',[{'Ref':'Q'},'/*']]}%s]}";
    assertThat(findings(statement.formatted(""))).isEmpty();
    assertThat(findings(statement.formatted(",'*'"))).hasSize(1);
  }

  @Test
  void notActionAndNotResourceAreFindings() throws IOException {
    assertThat(findings("{'Effect':'Allow','NotAction':'a:B','Resource':'x'}")).hasSize(1);
    assertThat(findings("{'Effect':'Allow','Action':'a:B','NotResource':'x'}")).hasSize(1);
  }

  @Test
  void wildcardPrincipalIsAFinding() throws IOException {
    assertThat(findings("{'Effect':'Allow','Action':'a:B','Principal':'*'}")).hasSize(1);
    assertThat(findings("{'Effect':'Allow','Action':'a:B','Principal':{'AWS':['*']}}")).hasSize(1);
  }

  @Test
  void principalThatIsARoleIsAFinding() throws IOException {
    assertThat(
            findings(
                "{'Effect':'Allow','Action':'a:B','Principal':{'AWS':[{'Fn::Join':['',['arn:',{'Ref':'P'},':iam::1:role/r']]}]}}"))
        .singleElement()
        .asString()
        .startsWith("Role, statement without Sid: principal arn:${P}:iam::1:role/r becomes");
    assertThat(
            findings("{'Effect':'Allow','Action':'a:B','Principal':{'AWS':'arn:aws:iam::1:root'}}"))
        .isEmpty();
  }

  @Test
  void denyStatementCanHaveWildcards() throws IOException {
    assertThat(findings("{'Effect':'Deny','Action':'sqs:*','Principal':'*','Resource':'*'}"))
        .isEmpty();
  }

  static Stream<Synthesised> apps() {
    return Stream.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING);
  }

  @ParameterizedTest
  @MethodSource("apps")
  void templatesHaveNoFindings(Synthesised app) {
    for (var stack : app.stacks()) {
      var name = stack.getStackName();
      assertThat(of(app).findings(app.json(name))).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("apps")
  void addingAWildcardToAnyStatementIsAFinding(Synthesised app) {
    for (var stack : app.stacks()) {
      var name = stack.getStackName();
      IntStream.range(0, allows(app.json(name)).size())
          .forEach(index ->
              Stream.of("Action", "Resource", "Principal")
                  .forEach(member -> assertWildcardIsFound(app, name, index, member)));
    }
    assertThat(app.resources().mapToInt(resource -> allows(resource).size()).sum())
        .isGreaterThan(20);
  }

  private static void assertWildcardIsFound(
      Synthesised app, String stack, int index, String member) {
    var template = app.json(stack);
    var statement = allows(template).get(index);
    var before = statement.path(member);
    if (before.isMissingNode() || before.asText().equals("*")) {
      return;
    }
    var values = new ObjectMapper().createArrayNode();
    if (before.isArray()) {
      before.forEach(values::add);
    } else if (!member.equals("Principal")) {
      values.add(before);
    }
    values.add("*");
    statement.set(member, member.equals("Principal") ? values.get(0) : values);
    assertThat(of(app).findings(template)).as("%s %s", stack, statement).isNotEmpty();
  }

  private static List<ObjectNode> allows(JsonNode template) {
    return PolicyCheck.statements(template)
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .map(ObjectNode.class::cast)
        .toList();
  }

  private static PolicyCheck of(Synthesised app) {
    return new PolicyCheck(Wildcards.allowed(app.configuration()));
  }

  private List<String> findings(String statement) throws IOException {
    var json =
        "{'Resources':{'Role':{'Properties':{'Policies':[{'PolicyDocument':{'Statement':[%s]}}]}}}}"
            .formatted(statement);
    return check.findings(new ObjectMapper().readTree(json.replace('\'', '"')));
  }
}

package groundcrew.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import groundcrew.local.Calls;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.template.Created;
import groundcrew.local.template.Deployments;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final String HOME = "111122223333";
  private static final String MEMBER = "444455556666";
  private static final String TRUST =
      "{'Version':'2012-10-17','Statement':[{'Sid':'Lambda','Effect':'Allow',"
          + "'Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'}]}";
  private final Iam iam = new Iam();

  @BeforeEach
  void record() {
    iam.decisions().record();
  }

  @Test
  void aStatementThatAllowedACallIsNeededAndOneThatDidNotIsSuperfluous() {
    deploy(
        HOME,
        role(
            "{'Sid':'Send','Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'},"
                + "{'Sid':'Purge','Effect':'Allow','Action':'sqs:PurgeQueue','Resource':'*'}"));

    iam.allow(caller(HOME), RequiredPermission.of("sqs:SendMessage", queue(HOME)));

    assertThat(callThatNeeds("tags Role inline Send"))
        .hasValueSatisfying(sentence ->
            assertThat(sentence)
                .contains(
                    "role/f/session is not authorized to perform: sqs:SendMessage",
                    "no identity-based policy allows"));
    assertThat(callThatNeeds("tags Role inline Purge")).isEmpty();
  }

  @Test
  void ofTheActionsThatAStatementAllowsThoseOfCallsNeedIt() {
    deploy(
        HOME,
        role(
            "{'Sid':'Send','Effect':'Allow','Action':['sqs:SendMessage','sqs:PurgeQueue'],"
                + "'Resource':'*'}"));

    iam.allow(caller(HOME), RequiredPermission.of("sqs:SendMessage", queue(HOME)));

    assertThat(iam.decisions().actionsThatNeed("tags Role inline Send"))
        .containsExactly("sqs:SendMessage");
  }

  @Test
  void whatAnotherStatementAllowsAsWellIsSuperfluousInBoth() {
    deploy(
        HOME,
        role(
            "{'Sid':'Send','Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'},"
                + "{'Sid':'Wide','Effect':'Allow','Action':'sqs:*','Resource':'*'}"));

    iam.allow(caller(HOME), RequiredPermission.of("sqs:SendMessage", queue(HOME)));

    assertThat(callThatNeeds("tags Role inline Send")).isEmpty();
    assertThat(callThatNeeds("tags Role inline Wide")).isEmpty();
  }

  @Test
  void aDenyIsNeededWhenSomebodyClaimsItsRefusal() {
    deploy(HOME, role("") + "," + queuePolicy());
    var operator = new Caller(HOME, "arn:aws:iam::" + HOME + ":user/operator", Optional.empty());
    var plain =
        new RequiredPermission(
            "sqs:SendMessage", queue(HOME), Map.of("aws:SecureTransport", "false"));

    assertRefused(() -> iam.allow(operator, plain));
    assertThat(callThatNeeds("tags Policy resource-policy Tls")).isEmpty();

    assertThat(iam.expectDenials("explicit deny in a resource-based policy")).hasSize(1);
    assertThat(callThatNeeds("tags Policy resource-policy Tls"))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("user/operator is authorized"));
    assertThat(iam.takeDenials()).isEmpty();
  }

  @Test
  void aTrustPolicyIsNeededByTheServiceAndTheCallerThatItLetsIn() {
    deploy(HOME, role(""));
    iam.decideTrust(roleArn(HOME), "lambda.amazonaws.com", Map.of());
    assertThat(callThatNeeds("tags Role trust Lambda")).isPresent();

    deploy(
        MEMBER,
        "'Member':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'member','AssumeRolePolicyDocument':"
            + "{'Version':'2012-10-17','Statement':[{'Sid':'Tagger','Effect':'Allow',"
            + "'Principal':{'AWS':'%s'},'Action':'sts:AssumeRole'}]}}}".formatted(roleArn(HOME)));
    iam.attach(
        roleArn(HOME),
        "hop",
        Calls.json(
            "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'*'}]}"));
    iam.allow(
        caller(HOME),
        RequiredPermission.of("sts:AssumeRole", "arn:aws:iam::" + MEMBER + ":role/member"));
    assertThat(callThatNeeds("tags Member trust Tagger")).isPresent();
  }

  @Test
  void aBoundaryIsNeededByAnyOfTheRolesThatHaveIt() {
    var boundary =
        "'Edge':{'Type':'AWS::IAM::ManagedPolicy','Properties':{'ManagedPolicyName':'edge','PolicyDocument':"
            + "{'Version':'2012-10-17','Statement':["
            + "{'Sid':'Sqs','Effect':'Allow','Action':'sqs:*','Resource':'*'},"
            + "{'Sid':'Ssm','Effect':'Allow','Action':'ssm:*','Resource':'*'}]}}}";
    var all = "{'Sid':'All','Effect':'Allow','Action':'*','Resource':'*'}";
    deploy(
        HOME,
        boundary
            + ","
            + role(all, "f", "Role", ",'PermissionsBoundary':{'Ref':'Edge'}")
            + ","
            + role(all, "g", "Other", ",'PermissionsBoundary':{'Ref':'Edge'}"));

    iam.allow(caller(HOME), RequiredPermission.of("sqs:SendMessage", queue(HOME)));

    assertThat(iam.declaredStatements()).contains("tags Edge policy Sqs", "tags Edge policy Ssm");
    assertThat(callThatNeeds("tags Edge policy Sqs")).isPresent();
    assertThat(callThatNeeds("tags Edge policy Ssm")).isEmpty();
  }

  @Test
  void aTemplateOfManyAccountsNeedsWhatOneOfThemNeeds() {
    var template = role("{'Sid':'Send','Effect':'Allow','Action':'sqs:*','Resource':'*'}");
    deploy(HOME, template);
    deploy(MEMBER, template);

    iam.allow(caller(MEMBER), RequiredPermission.of("sqs:SendMessage", queue(MEMBER)));

    assertThat(iam.declaredStatements())
        .containsExactly("tags Role inline Send", "tags Role trust Lambda");
    assertThat(callThatNeeds("tags Role inline Send")).isPresent();
  }

  @Test
  void whatATestsOwnOperatorDoesIsNoNeed() {
    deploy(HOME, allowingQueuePolicy());
    var foreign = new Caller(MEMBER, "arn:aws:iam::" + MEMBER + ":user/operator", Optional.empty());

    iam.allow(foreign, RequiredPermission.of("sqs:SendMessage", queue(HOME)));

    assertThat(callThatNeeds("tags Policy resource-policy Anybody")).isEmpty();
  }

  @Test
  void whatIsDecidedWhileAStatementIsDisabledIsNoNeedOfIt() {
    deploy(HOME, role("{'Sid':'Send','Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'}"));
    iam.disable(roleArn(HOME) + " inline Send");
    assertRefused(
        () -> iam.allow(caller(HOME), RequiredPermission.of("sqs:SendMessage", queue(HOME))));
    iam.expectDenials("sqs:SendMessage");
    iam.enableAll();

    assertThat(callThatNeeds("tags Role inline Send")).isEmpty();
  }

  @Test
  void aClaimWithoutARefusalIsAFaultOfTheCheck() {
    assertThatIllegalStateException()
        .isThrownBy(() -> iam.expectDenials("sqs:SendMessage"))
        .withMessageContaining("Nothing was refused with 'sqs:SendMessage'");
  }

  private Optional<String> callThatNeeds(String statement) {
    assertThat(iam.declaredStatements()).contains(statement);
    return iam.decisions().callThatNeeds(statement);
  }

  private static void assertRefused(Runnable call) {
    assertThatExceptionOfType(AwsError.class).isThrownBy(call::run);
  }

  private void deploy(String account, String resources) {
    var root = Calls.json("{'Resources':{" + resources + "}}");
    new Deployments(_ -> List.of(new IamResources(iam), new QueuePolicies()))
        .deploy(
            new Template("tags", Optional.empty(), root, Map.of()),
            new Place("tags", account, "eu-west-1"));
  }

  private static String role(String statements) {
    return role(statements, "f", "Role", "");
  }

  private static String role(String statements, String name, String logicalId, String more) {
    var policies =
        statements.isEmpty()
            ? ""
            : ",'Policies':[{'PolicyName':'inline','PolicyDocument':{'Version':'2012-10-17','Statement':["
                + statements
                + "]}}]";
    return "'%s':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'%s','AssumeRolePolicyDocument':%s%s%s}}"
        .formatted(logicalId, name, TRUST, policies, more);
  }

  private static String queuePolicy() {
    return "'Policy':{'Type':'Thing','Properties':{'Version':'2012-10-17','Statement':[{'Sid':'Tls',"
        + "'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*',"
        + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}]}}";
  }

  private static String allowingQueuePolicy() {
    return "'Policy':{'Type':'Thing','Properties':{'Version':'2012-10-17','Statement':[{'Sid':'Anybody',"
        + "'Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':'*'}]}}";
  }

  private static Caller caller(String account) {
    return new Caller(
        account,
        "arn:aws:sts::" + account + ":assumed-role/f/session",
        Optional.of(roleArn(account)));
  }

  private static String roleArn(String account) {
    return "arn:aws:iam::" + account + ":role/f";
  }

  private static String queue(String account) {
    return "arn:aws:sqs:eu-west-1:" + account + ":work";
  }

  /// Takes its properties for the policy of the account's queue.
  private final class QueuePolicies implements ResourceKind {
    @Override
    public Set<String> types() {
      return Set.of("Thing");
    }

    @Override
    public Created create(Resource resource) {
      if (!resource.properties().isEmpty()) {
        iam.putResourcePolicy(queue(resource.place().account()), resource.properties());
      }
      return new Created(resource.logicalId(), Map.of());
    }
  }
}

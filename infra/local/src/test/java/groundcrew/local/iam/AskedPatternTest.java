package groundcrew.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.Calls;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.template.Deployments;
import groundcrew.local.template.Place;
import groundcrew.local.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedPatternTest {
  private static final String HOME = "111122223333";
  private static final String MEMBER = "444455556666";
  private final Iam iam = new Iam();

  @BeforeEach
  void record() {
    iam.decisions().record();
  }

  @Test
  void everyResourceIsTooWideForCallsThatHaveTheAccountAndRegionInCommon() {
    deploy(HOME, "sqs:SendMessage", "'*'");

    call(HOME, "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:one");
    call(HOME, "sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:two");

    assertThat(tooWide())
        .containsExactly(
            "[*] is wider than needed, every call has [[eu-west-1, 111122223333]] there:"
                + " [arn:aws:sqs:eu-west-1:111122223333:one,"
                + " arn:aws:sqs:eu-west-1:111122223333:two]");
  }

  @Test
  void aWildcardThatStoodForOneValueIsTooWideAndOneThatStoodForTwoIsNot() {
    deploy(HOME, "ssm:GetParameter", "'arn:aws:ssm:*:111122223333:parameter/tags/*'");

    call(HOME, "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/tags/a");
    call(HOME, "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/tags/b");
    assertThat(tooWide()).singleElement().asString().contains("every call has [[eu-west-1]] there");

    call(HOME, "ssm:GetParameter", "arn:aws:ssm:us-east-1:111122223333:parameter/tags/a");
    assertThat(tooWide()).isEmpty();
  }

  @Test
  void aFolderThatEveryCallNamesCanBeNamed() {
    deploy(HOME, "s3:PutObject", "'arn:aws:s3:::box/*'");

    call(HOME, "s3:PutObject", "arn:aws:s3:::box/journal/one");
    call(HOME, "s3:PutObject", "arn:aws:s3:::box/journal/two");

    assertThat(tooWide()).singleElement().asString().contains("every call has [[journal]] there");
  }

  @Test
  void whatNoPatternCanNameIsNoFinding() {
    deploy(HOME, "s3:PutObject", "'arn:aws:s3:::box/*'");

    call(HOME, "s3:PutObject", "arn:aws:s3:::box/2026-01-31T02:00:00Z/one");
    call(HOME, "s3:PutObject", "arn:aws:s3:::box/2026-01-31T02:00:00Z/two");

    assertThat(tooWide()).hasSize(1);
    assertThat(tooWide("[0-9-]+T[0-9:]+Z")).isEmpty();
  }

  @Test
  void theAccountsOfATemplateAreTakenTogether() {
    var pattern = "'arn:aws:ssm:*:' , {'Ref':'AWS::AccountId'}, ':parameter/tags'";
    var joined = "{'Fn::Join':['',[%s]]}".formatted(pattern);
    deploy(HOME, "ssm:GetParameter", joined);
    deploy(MEMBER, "ssm:GetParameter", joined);

    call(HOME, "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/tags");
    call(MEMBER, "ssm:GetParameter", "arn:aws:ssm:us-east-1:444455556666:parameter/tags");

    assertThat(tooWide()).isEmpty();
  }

  @Test
  void anActionThatKnowsNoResourceLeavesThePatternUndecided() {
    deploy(HOME, "tag:GetResources", "'*'");

    call(HOME, "tag:GetResources", "*");

    assertThat(tooWide()).isEmpty();
    assertThat(patterns()).singleElement().matches(AskedPattern::undecided);
  }

  @Test
  void aPatternThatNoCallAskedForIsUndecidedBesideOneThatIsDecided() {
    deploy(
        HOME,
        "ssm:GetParameter",
        "['arn:aws:ssm:*:111122223333:parameter/a','arn:aws:ssm:*:111122223333:parameter/b']");

    call(HOME, "ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/a");

    assertThat(tooWide()).hasSize(1);
    assertThat(patterns()).extracting(AskedPattern::undecided).containsExactly(false, true);
  }

  private List<AskedPattern> patterns() {
    return iam.decisions().patternsThatNeed("tags Role inline Use");
  }

  private List<String> tooWide(String... open) {
    return patterns().stream().flatMap(pattern -> pattern.tooWide(List.of(open)).stream()).toList();
  }

  private void call(String account, String action, String resource) {
    var caller =
        new Caller(
            account,
            "arn:aws:sts::%s:assumed-role/f/session".formatted(account),
            Optional.of("arn:aws:iam::%s:role/f".formatted(account)));
    iam.allow(caller, RequiredPermission.of(action, resource));
  }

  private void deploy(String account, String action, String resource) {
    var statement =
        "{'Sid':'Use','Effect':'Allow','Action':'%s','Resource':%s}".formatted(action, resource);
    var root =
        Calls.json(
            """
            {'Resources':{'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'f',
              'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[]},
              'Policies':[{'PolicyName':'inline','PolicyDocument':
                {'Version':'2012-10-17','Statement':[%s]}}]}}}}
            """
                .formatted(statement));
    new Deployments(_ -> List.of(new IamResources(iam)))
        .deploy(
            new Template("tags", Optional.empty(), root, Map.of()),
            new Place("tags", account, "eu-west-1"));
  }
}

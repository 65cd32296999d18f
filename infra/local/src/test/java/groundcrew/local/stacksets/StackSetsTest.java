package groundcrew.local.stacksets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.Unit;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.Deployer;
import groundcrew.local.iam.Iam;
import groundcrew.local.iam.IamResources;
import groundcrew.local.template.Created;
import groundcrew.local.template.Deployments;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import groundcrew.local.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackSetsTest {
  private static final String MANAGEMENT = "111122223333";
  private static final String TOOLS = "200000000001";
  private static final String SHOP = "200000000002";
  private static final String CLOSED = "200000000003";
  private static final String LOOSE = "200000000004";

  private final List<String> deployed = new ArrayList<>();
  private final Iam iam = new Iam();
  private final Recording recording = new Recording();
  private final StackSets stackSets =
      new StackSets(organization(), Administrator::new, () -> recording);
  private final ObjectNode properties =
      json(
          """
          {"StackSetName":"member-role","PermissionModel":"SERVICE_MANAGED",
           "AutoDeployment":{"Enabled":true,"RetainStacksOnAccountRemoval":false},
           "Capabilities":["CAPABILITY_NAMED_IAM"],
           "OperationPreferences":{"MaxConcurrentPercentage":100,"RegionConcurrencyType":"PARALLEL"},
           "StackInstancesGroup":[
             {"DeploymentTargets":{"OrganizationalUnitIds":["r-1"]},"Regions":["eu-west-1"]}],
           "Parameters":[{"ParameterKey":"Word","ParameterValue":"secret"}],
           "TemplateBody":"{\\"Parameters\\":{\\"Word\\":{\\"Type\\":\\"String\\"}},\\"Resources\\":{\\"Role\\":{\\"Type\\":\\"AWS::IAM::Role\\",\\"Properties\\":{\\"RoleName\\":\\"tagger\\",\\"Description\\":{\\"Ref\\":\\"Word\\"},\\"AssumeRolePolicyDocument\\":{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}}}}}"}\
          """);

  @Test
  void everyActiveAccountHasAnInstanceButTheManagementAccount() {
    create();

    assertThat(deployed)
        .containsExactlyInAnyOrder(TOOLS + " eu-west-1", SHOP + " eu-west-1", LOOSE + " eu-west-1");
    assertThat(iam.roles().exists("arn:aws:iam::" + SHOP + ":role/tagger")).isTrue();
    assertThat(iam.roles().exists("arn:aws:iam::" + MANAGEMENT + ":role/tagger")).isFalse();
    assertThat(iam.roles().exists("arn:aws:iam::" + CLOSED + ":role/tagger")).isFalse();
  }

  @Test
  void aUnitHasTheAccountsOfTheUnitsBelowIt() {
    group(
        json(
            "{\"DeploymentTargets\":{\"OrganizationalUnitIds\":[\"ou-1-all\"]},\"Regions\":[\"eu-west-1\"]}"));

    create();

    assertThat(deployed).containsExactlyInAnyOrder(TOOLS + " eu-west-1", SHOP + " eu-west-1");
  }

  @Test
  void eachRegionHasItsInstanceOnceWhateverUnitsOverlap() {
    body("{\"Resources\":{}}");
    properties.remove("Parameters");
    group(
        json(
            """
            {"DeploymentTargets":{"OrganizationalUnitIds":["ou-1-all","ou-1-shop"]},
             "Regions":["eu-west-1","us-east-1"]}\
            """));

    create();

    assertThat(deployed)
        .containsExactlyInAnyOrder(
            TOOLS + " eu-west-1", TOOLS + " us-east-1", SHOP + " eu-west-1", SHOP + " us-east-1");
  }

  @Test
  void anAccountCanBeLeftOut() {
    stackSets.leaveOut(SHOP);

    create();

    assertThat(deployed).noneMatch(instance -> instance.startsWith(SHOP)).hasSize(2);
  }

  @Test
  void aDelegatedAdministratorMayCreateOneWhenItSaysSo() {
    properties.put("CallAs", "DELEGATED_ADMIN");

    assertThat(create(TOOLS).ref()).startsWith("member-role:");
    assertThatThrownBy(() -> create(SHOP)).hasMessageContaining("no delegated administrator");
    properties.remove("CallAs");
    assertThatThrownBy(() -> create(TOOLS)).hasMessageContaining("must be DELEGATED_ADMIN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PermissionModel | 'SELF_MANAGED' | must be SERVICE_MANAGED",
        "AutoDeployment | null | AutoDeployment is required",
        "AutoDeployment | {'Enabled':false,'RetainStacksOnAccountRemoval':true} | only where Enabled",
        "AutoDeployment | {'Enabled':true,'Later':true} | AutoDeployment.Later is not supported",
        "Capabilities | [] | requires CAPABILITY_NAMED_IAM for Role",
        "Capabilities | ['CAPABILITY_AUTO_EXPAND'] | CAPABILITY_AUTO_EXPAND, which is not supported",
        "TemplateURL | 'https://s3' | property TemplateURL is not supported",
        "TemplateBody | 'Resources: {}' | TemplateBody is no JSON",
        "TemplateBody | '[]' | is no template",
        "OperationPreferences | {'MaxConcurrentCount':1,'MaxConcurrentPercentage':1} | has both",
        "OperationPreferences | {'RegionConcurrencyType':'ALL'} | must be one of",
        "OperationPreferences | {'Speed':1} | OperationPreferences.Speed is not supported",
        "Parameters | [] | parameter Word: has no value",
        "Parameters | [{'ParameterKey':'Odd','ParameterValue':'x'}] | gives Odd",
        "StackInstancesGroup | [] | is required",
        "StackInstancesGroup | [{'DeploymentTargets':{'Accounts':['1']},'Regions':['r']}] | Accounts is not supported",
        "StackInstancesGroup | [{'DeploymentTargets':{'OrganizationalUnitIds':['ou-9']},'Regions':['r']}] | ou-9, which does not exist",
        "StackInstancesGroup | [{'DeploymentTargets':{'OrganizationalUnitIds':['r-1']},'Regions':['a','b']}] | IAM is global"
      })
  void whatIsNotUnderstoodStopsTheStartWithTheLogicalId(
      String property, String value, String message) {
    properties.set(property, json("{\"v\":" + value.replace('\'', '"') + "}").path("v"));

    assertThatThrownBy(this::create)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Members")
        .hasMessageContaining(message);
  }

  @Test
  void aTemplateThatIsTooLongForItsPlaceIsRefused() {
    body("{\"Resources\":{},\"Description\":\"%s\"}".formatted("x".repeat(51_200)));

    assertThatThrownBy(this::create).hasMessageContaining("at most 51,200 are taken");
  }

  @Test
  void whatAnInstanceCannotDoNamesTheAccountAndTheLogicalIds() {
    body("{\"Resources\":{\"Odd\":{\"Type\":\"AWS::Odd::Thing\"}}}");
    properties.remove("Parameters");

    assertThatThrownBy(this::create)
        .hasMessageContaining(
            "Members: its instance in account 200000000001, region eu-west-1: Odd:");
  }

  @Test
  void anUpdateThatFailsInOneAccountLeavesEveryInstanceAsItWas() {
    var before = members(properties.deepCopy());
    var existing = new Existing(before, stackSets.create(before));
    properties.put(
        "TemplateBody", properties.path("TemplateBody").asText().replace("tagger", "newer"));
    recording.failing = LOOSE;

    assertThatThrownBy(() -> stackSets.update(existing, members(properties)))
        .hasMessageContaining("in account " + LOOSE);

    assertThat(List.of(TOOLS, SHOP, LOOSE))
        .allMatch(account -> iam.roles().exists("arn:aws:iam::" + account + ":role/tagger"));
    assertThat(List.of(TOOLS, SHOP))
        .noneMatch(account -> iam.roles().exists("arn:aws:iam::" + account + ":role/newer"));
  }

  private static Resource members(ObjectNode properties) {
    return new Resource(
        "Members",
        "AWS::CloudFormation::StackSet",
        properties,
        new Place("home", MANAGEMENT, "eu-west-1"));
  }

  private Created create() {
    return create(MANAGEMENT);
  }

  private Created create(String account) {
    return stackSets.create(
        new Resource(
            "Members",
            "AWS::CloudFormation::StackSet",
            properties,
            new Place("home", account, "eu-west-1")));
  }

  private void body(String text) {
    properties.put("TemplateBody", text);
  }

  private void group(ObjectNode group) {
    properties.putArray("StackInstancesGroup").add(group);
  }

  private final class Recording implements Deployer {
    private final Deployments deployments = new Deployments(_ -> List.of(new IamResources(iam)));
    private String failing = "";

    @Override
    public void deploy(Template template, String account, String region) {
      if (account.equals(failing)) {
        failing = "";
        throw new IllegalArgumentException("switched on by a test");
      }
      deployed.add(account + " " + region);
      deployments.deploy(template, new Place(template.stack(), account, region));
    }

    @Override
    public void destroy(String stack, String account, String region) {
      deployed.remove(account + " " + region);
      deployments.destroy(new Place(stack, account, region));
    }
  }

  private static Organization organization() {
    return new Organization(
        "o-1",
        "r-1",
        MANAGEMENT,
        Set.of(TOOLS),
        List.of(
            new Unit("ou-1-all", "all", "r-1", Map.of()),
            new Unit("ou-1-shop", "shop", "ou-1-all", Map.of())),
        List.of(
            account(MANAGEMENT, "r-1", Account.State.ACTIVE),
            account(TOOLS, "ou-1-all", Account.State.ACTIVE),
            account(SHOP, "ou-1-shop", Account.State.ACTIVE),
            account(CLOSED, "ou-1-shop", Account.State.CLOSED),
            account(LOOSE, "r-1", Account.State.ACTIVE)));
  }

  private static Account account(String id, String parent, Account.State state) {
    return new Account(id, "a", "a@example.com", parent, state, Instant.EPOCH, Map.of());
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /// The one administrator, of a service that the organization trusts.
  private static final class Administrator implements DelegatedAdministrators {
    @Override
    public boolean administers(String account, String service) {
      return account.equals(TOOLS);
    }

    @Override
    public boolean trusts(String service) {
      return true;
    }
  }
}

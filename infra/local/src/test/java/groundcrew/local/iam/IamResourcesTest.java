package groundcrew.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IamResourcesTest {
  private static final String TRUST =
      "'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'}]}";
  private static final String ALL =
      "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}";

  private final Iam iam = new Iam();
  private final IamResources resources = new IamResources(iam);

  @Test
  void roleHonoursNameAndPath() {
    var role = create("Role", "AWS::IAM::Role", TRUST + ",'RoleName':'tagger','Path':'/ops/'");

    assertThat(role.ref()).isEqualTo("tagger");
    assertThat(role.attributes()).containsEntry("Arn", "arn:aws:iam::111122223333:role/ops/tagger");
    assertThat(iam.roles().named("111122223333", "tagger"))
        .contains("arn:aws:iam::111122223333:role/ops/tagger");
  }

  @Test
  void generatedNameIsStableAndFitsIntoSixtyFourCharacters() {
    var id = "VeryLongLogicalIdOfTheRoleThatTheFunctionOfTheTaggingStackRunsWith";

    var first = create(id, "AWS::IAM::Role", TRUST).ref();

    assertThat(first)
        .startsWith("tagging-VeryLong")
        .hasSize(64)
        .isEqualTo(create(id, "AWS::IAM::Role", TRUST).ref());
  }

  @Test
  void policiesOfEveryFormReachTheRole() {
    create(
        "Boundary",
        "AWS::IAM::ManagedPolicy",
        "'ManagedPolicyName':'edge','PolicyDocument':" + ALL);
    create(
        "Role",
        "AWS::IAM::Role",
        TRUST
            + ",'RoleName':'tagger','PermissionsBoundary':'arn:aws:iam::111122223333:policy/edge',"
            + "'ManagedPolicyArns':['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],"
            + "'Policies':[{'PolicyName':'inline','PolicyDocument':"
            + ALL
            + "}]");
    create(
        "Policy",
        "AWS::IAM::Policy",
        "'PolicyName':'default','Roles':['tagger'],'PolicyDocument':" + ALL);

    var arn = "arn:aws:iam::111122223333:role/tagger";
    assertThat(iam.allStatements())
        .containsExactlyInAnyOrder(
            arn + " AWSLambdaBasicExecutionRole 0",
            arn + " boundary 0",
            arn + " default 0",
            arn + " inline 0",
            arn + " trust 0");
    var caller =
        new Caller(
            "111122223333", "arn:aws:sts::111122223333:assumed-role/tagger/s", Optional.of(arn));
    assertThatCode(() -> iam.allow(caller, RequiredPermission.of("sqs:SendMessage", "*")))
        .doesNotThrowAnyException();
  }

  @Test
  void whatCannotBeHonouredIsRefusedByLogicalId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create("Role", "AWS::IAM::Role", TRUST + ",'Users':['x']"))
        .withMessageStartingWith("Role: properties [Users]");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            create(
                "Role",
                "AWS::IAM::Role",
                TRUST + ",'ManagedPolicyArns':['arn:aws:iam::aws:policy/None']"))
        .withMessageContaining("no managed policy arn:aws:iam::aws:policy/None");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            create(
                "Policy",
                "AWS::IAM::Policy",
                "'PolicyName':'p','Roles':['nobody'],'PolicyDocument':" + ALL))
        .withMessageContaining("nobody");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            create(
                "Role",
                "AWS::IAM::Role",
                TRUST.replace(
                    "'Service':'lambda.amazonaws.com'",
                    "'AWS':'arn:aws:iam::111122223333:role/later'")))
        .withMessage(
            "Role: Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/later\"");
  }

  private Created create(String logicalId, String type, String properties) {
    try {
      var node =
          (ObjectNode) new ObjectMapper().readTree(("{" + properties + "}").replace('\'', '"'));
      return resources.create(
          new Resource(logicalId, type, node, new Place("tagging", "111122223333", "eu-west-1")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(properties, e);
    }
  }
}

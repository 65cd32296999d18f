package groundcrew.local.iot.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.iot.Device;
import groundcrew.local.template.Deployed;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.DeleteConflictException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.MalformedPolicyException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;

@SuppressWarnings("NullAway.Init")
class RegistryKindsTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Button':{'Type':'AWS::IoT::Thing','Properties':{'ThingName':'button-1',
          'AttributePayload':{'Attributes':{'booth':'7'}}}},
        'Certificate':{'Type':'AWS::IoT::Certificate','Properties':{'Status':'ACTIVE',
          'CertificateSigningRequest':'CSR'}},
        'Policy':{'Type':'AWS::IoT::Policy','Properties':{'PolicyName':'button','PolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Sid':'Connect','Effect':'Allow','Action':'iot:Connect',
            'Resource':{'Fn::Sub':'arn:aws:iot:${AWS::Region}:${AWS::AccountId}:client/${!iot:Connection.Thing.ThingName}'}}]}}},
        'PolicyOfCertificate':{'Type':'AWS::IoT::PolicyPrincipalAttachment','Properties':{
          'PolicyName':{'Ref':'Policy'},'Principal':{'Fn::GetAtt':['Certificate','Arn']}}},
        'CertificateOfButton':{'Type':'AWS::IoT::ThingPrincipalAttachment','Properties':{
          'ThingName':{'Ref':'Button'},'Principal':{'Fn::GetAtt':['Certificate','Arn']}}},
        'Role':{'Type':'AWS::IAM::Role','Properties':{'AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'credentials.iot.amazonaws.com'}}]}}},
        'Alias':{'Type':'AWS::IoT::RoleAlias','Properties':{'RoleAlias':'labels',
          'RoleArn':{'Fn::GetAtt':['Role','Arn']},'CredentialDurationSeconds':900}}},
       'Outputs':{'Certificate':{'Value':{'Ref':'Certificate'}},
         'Alias':{'Value':{'Fn::GetAtt':['Alias','RoleAliasArn']}}}}
      """;

  @TempDir private Path work;
  private LocalCloud cloud;
  private IotClient iot;
  private ObjectNode root;

  @BeforeEach
  void start() throws Exception {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    iot = new AsOperator(cloud, ACCOUNT, REGION).client(IotClient.builder());
    root = Calls.json(TEMPLATE);
    properties("Certificate")
        .put("CertificateSigningRequest", Device.create(work, "button-1").csr());
  }

  @AfterEach
  void close() {
    iot.close();
    cloud.close();
  }

  @Test
  void aStackCreatesChangesAndDeletesWhatADeviceNeeds() {
    var id = output(deploy(), "Certificate");
    assertThat(iot.describeThing(r -> r.thingName("button-1")).attributes())
        .containsEntry("booth", "7");
    var certificate = iot.describeCertificate(r -> r.certificateId(id)).certificateDescription();
    assertThat(certificate.status()).isEqualTo(CertificateStatus.ACTIVE);
    assertThat(iot.listThingPrincipals(r -> r.thingName("button-1")).principals())
        .containsExactly(certificate.certificateArn());
    assertThat(iot.getPolicy(r -> r.policyName("button")).policyDocument())
        .contains("client/${iot:Connection.Thing.ThingName}");
    assertThat(cloud.iam().declaredStatements()).contains("tests Policy policy Connect");

    properties("Certificate").put("Status", "INACTIVE");
    assertThat(output(deploy(), "Certificate")).isEqualTo(id);
    assertThat(iot.describeCertificate(r -> r.certificateId(id)).certificateDescription().status())
        .isEqualTo(CertificateStatus.INACTIVE);

    cloud.destroy("tests", ACCOUNT, REGION);
    assertThatThrownBy(() -> iot.describeThing(r -> r.thingName("button-1")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> iot.describeCertificate(r -> r.certificateId(id)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> iot.getPolicy(r -> r.policyName("button")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(cloud.iam().declaredStatements()).doesNotContain("tests Policy policy Connect");
  }

  @Test
  void anotherRequestReplacesTheCertificateAndItsAttachments() throws Exception {
    var before = output(deploy(), "Certificate");
    properties("Certificate")
        .put("CertificateSigningRequest", Device.create(work, "new-key").csr());

    var after = output(deploy(), "Certificate");

    assertThat(iot.listThingPrincipals(r -> r.thingName("button-1")).principals())
        .containsExactly("arn:aws:iot:eu-west-1:200000000009:cert/" + after);
    assertThatThrownBy(() -> iot.describeCertificate(r -> r.certificateId(before)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void whatIsAttachedCannotBeDeleted() {
    var id = output(deploy(), "Certificate");

    assertThatThrownBy(() -> iot.deletePolicy(r -> r.policyName("button")))
        .isInstanceOf(DeleteConflictException.class);
    assertThatThrownBy(() -> iot.deleteThing(r -> r.thingName("button-1")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> iot.deleteCertificate(r -> r.certificateId(id)))
        .isInstanceOf(DeleteConflictException.class);
  }

  @Test
  void whatExistsIsNotCreatedAgainUnlessItIsTheSame() {
    deploy();

    iot.createThing(
        r -> r.thingName("button-1").attributePayload(p -> p.attributes(Map.of("booth", "7"))));
    assertThatThrownBy(() -> iot.createThing(r -> r.thingName("button-1")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(() -> iot.createPolicy(r -> r.policyName("button").policyDocument("{}")))
        .isInstanceOf(ResourceAlreadyExistsException.class);
    assertThatThrownBy(() -> iot.createPolicy(r -> r.policyName("other").policyDocument("no")))
        .isInstanceOf(MalformedPolicyException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Button, ThingType, Button (AWS::IoT::Thing)",
    "Certificate, CACertificatePem, Certificate (AWS::IoT::Certificate)",
    "Policy, Name, Policy (AWS::IoT::Policy)",
    "CertificateOfButton, ThingPrincipalType, CertificateOfButton (AWS::IoT::ThingPrincipalAttachment)",
    "Alias, Colour, Alias (AWS::IoT::RoleAlias)"
  })
  void whatAResourceCannotHonourStopsTheDeploymentWithTheLogicalId(
      String logicalId, String property, String named) {
    properties(logicalId).put(property, "x");

    assertThatThrownBy(this::deploy)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  private ObjectNode properties(String logicalId) {
    return (ObjectNode) root.at("/Resources/" + logicalId + "/Properties");
  }

  private Deployed deploy() {
    return cloud.deploy(
        new Template("tests", Optional.empty(), root.deepCopy(), Map.of()), ACCOUNT, REGION);
  }

  private static String output(Deployed deployed, String name) {
    return deployed.outputs().getOrDefault(name, "");
  }
}

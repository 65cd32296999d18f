package groundcrew.local.iot.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.iot.Device;
import groundcrew.local.iot.IotModule;
import groundcrew.local.template.Template;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

@SuppressWarnings("NullAway.Init")
class CredentialProviderTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Printer':{'Type':'AWS::IoT::Thing','Properties':{'ThingName':'printer-1'}},
        'Certificate':{'Type':'AWS::IoT::Certificate','Properties':{'Status':'ACTIVE',
          'CertificateSigningRequest':'CSR'}},
        'Policy':{'Type':'AWS::IoT::Policy','Properties':{'PolicyName':'printer','PolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'iot:AssumeRoleWithCertificate',
            'Resource':'arn:aws:iot:eu-west-1:200000000009:rolealias/labels'}]}}},
        'A':{'Type':'AWS::IoT::PolicyPrincipalAttachment','Properties':{
          'PolicyName':{'Ref':'Policy'},'Principal':{'Fn::GetAtt':['Certificate','Arn']}}},
        'B':{'Type':'AWS::IoT::ThingPrincipalAttachment','Properties':{
          'ThingName':{'Ref':'Printer'},'Principal':{'Fn::GetAtt':['Certificate','Arn']}}},
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'labels','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'credentials.iot.amazonaws.com'}}]}}},
        'Closed':{'Type':'AWS::IAM::Role','Properties':{'AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'ec2.amazonaws.com'}}]}}},
        'Alias':{'Type':'AWS::IoT::RoleAlias','Properties':{'RoleAlias':'labels',
          'RoleArn':{'Fn::GetAtt':['ROLE','Arn']},'CredentialDurationSeconds':900}},
        'Other':{'Type':'AWS::IoT::RoleAlias','Properties':{'RoleAlias':'other',
          'RoleArn':{'Fn::GetAtt':['Role','Arn']}}}},
       'Outputs':{'Certificate':{'Value':{'Ref':'Certificate'}}}}
      """;

  @TempDir private Path work;
  private LocalCloud cloud;
  private IotClient iot;
  private HttpClient http;
  private String address;

  @BeforeEach
  void start() {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    iot = new AsOperator(cloud, ACCOUNT, REGION).client(IotClient.builder());
    address = iot.describeEndpoint(r -> r.endpointType("iot:CredentialProvider")).endpointAddress();
  }

  @AfterEach
  void close() {
    http.close();
    iot.close();
    cloud.close();
  }

  @Test
  void aCertificateGetsKeysOfTheRoleUntilTheAliasSays() throws Exception {
    deploy("Role");
    cloud.iam().decisions().record();

    var credentials = get("labels", "printer-1", 200).path("credentials");

    assertThat(Instant.parse(credentials.path("expiration").asText()))
        .isBeforeOrEqualTo(cloud.agenda().instant().plus(Duration.ofMinutes(15)));
    try (var sts = sts(credentials)) {
      assertThat(sts.getCallerIdentity().arn())
          .matches("arn:aws:sts::200000000009:assumed-role/labels/[0-9a-f]{64}");
      cloud.agenda().turn(Duration.ofMinutes(16));
      assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(StsException.class);
    }
    assertThat(cloud.iam().decisions().callThatNeeds("tests Policy policy 0"))
        .hasValueSatisfying(need -> assertThat(need).contains("iot:AssumeRoleWithCertificate"));
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void theCertificatesPolicyDecidesTheAlias() throws Exception {
    deploy("Role");

    get("other", "printer-1", 403);
    cloud.iam().expectDenials("iot:AssumeRoleWithCertificate");
    get("gone", "printer-1", 404);
    get("labels", "another", 403);
  }

  @Test
  void theRoleMustTrustTheCredentialProvider() throws Exception {
    deploy("Closed");

    get("labels", "printer-1", 403);

    cloud.iam().expectDenials("sts:AssumeRole");
  }

  private JsonNode get(String alias, String thing, int status) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("https://%s/role-aliases/%s/credentials".formatted(address, alias)))
            .header("x-amzn-iot-thingname", thing)
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  private StsClient sts(JsonNode credentials) {
    var keys =
        AwsSessionCredentials.create(
            credentials.path("accessKeyId").asText(),
            credentials.path("secretAccessKey").asText(),
            credentials.path("sessionToken").asText());
    return SdkClients.of(
        StsClient.builder(), cloud.endpoint(), REGION, StaticCredentialsProvider.create(keys));
  }

  private void deploy(String role) throws Exception {
    var device = Device.create(work, "printer-1");
    var root = Calls.json(TEMPLATE.replace("ROLE", role));
    ((com.fasterxml.jackson.databind.node.ObjectNode) root.at("/Resources/Certificate/Properties"))
        .put("CertificateSigningRequest", device.csr());
    var deployed =
        cloud.deploy(new Template("tests", Optional.empty(), root, Map.of()), ACCOUNT, REGION);
    var id = deployed.outputs().getOrDefault("Certificate", "");
    var pem =
        iot.describeCertificate(r -> r.certificateId(id)).certificateDescription().certificatePem();
    var tls = SSLContext.getInstance("TLS");
    tls.init(
        device.identity(pem).getKeyManagers(),
        Device.trust(cloud.module(IotModule.class).rootPem()).getTrustManagers(),
        null);
    http = HttpClient.newBuilder().sslContext(tls).build();
  }
}

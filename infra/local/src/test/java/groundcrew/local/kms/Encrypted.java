package groundcrew.local.kms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.template.Place;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/// A cloud with a customer managed key, and a role that uses what is encrypted under it.
record Encrypted(LocalCloud cloud, String account) implements AutoCloseable {
  static final String REGION = "eu-west-1";

  /// Lets the account's own policies decide.
  static final String DELEGATES =
      "{'Sid':'Account','Effect':'Allow','Principal':{'AWS':{'Fn::Sub':'arn:aws:iam::${AWS::AccountId}:root'}},'Action':'kms:*','Resource':'*'}";

  static Encrypted start(Path work) {
    var fixture = Fixture.example();
    var cloud = LocalCloud.start(fixture, LocalCloudSettings.in(work));
    return new Encrypted(cloud, fixture.organization().management());
  }

  /// Deploys the key and returns its ARN.
  ///
  /// @param statements of its policy
  String key(String... statements) {
    return key("'Enabled':true", List.of(statements));
  }

  String key(String properties, List<String> statements) {
    deploy(
        "keys",
        """
        'Key':{'Type':'AWS::KMS::Key','Properties':{%s,'KeyPolicy':{'Version':'2012-10-17','Statement':[%s]}}}
        """
            .formatted(properties, String.join(",", statements)));
    return "arn:aws:kms:%s:%s:key/%s"
        .formatted(REGION, account, KeyStore.uuid(new Place("keys", account, REGION) + " Key"));
  }

  /// Returns a statement of a key policy for a service.
  static String service(String principal, String condition) {
    return "{'Sid':'Service','Effect':'Allow','Principal':{'Service':'%s'},'Action':['kms:Decrypt','kms:GenerateDataKey*'],'Resource':'*'%s}"
        .formatted(principal, condition.isEmpty() ? "" : ",'Condition':{" + condition + "}");
  }

  /// Deploys a role, or updates it, with what it may do.
  void role(String name, String... statements) {
    deploy(
        name,
        """
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'%s',
          'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[{'Effect':'Allow',
            'Principal':{'AWS':'%s','Service':'lambda.amazonaws.com'},'Action':'sts:AssumeRole'}]},
          'Policies':[{'PolicyName':'Use','PolicyDocument':{'Version':'2012-10-17','Statement':[%s]}}]}}
        """
            .formatted(name, account, String.join(",", statements)));
  }

  static String may(String sid, String actions, String resource) {
    return "{'Sid':'%s','Effect':'Allow','Action':[%s],'Resource':'%s'}"
        .formatted(sid, actions, resource);
  }

  /// Returns a client that calls with a role; to be closed.
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C as(String role, B builder) {
    try (var sts = operator(StsClient.builder())) {
      var keys =
          sts.assumeRole(r ->
                  r.roleArn("arn:aws:iam::%s:role/%s".formatted(account, role))
                      .roleSessionName("test"))
              .credentials();
      var credentials =
          AwsSessionCredentials.create(
              keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
      return SdkClients.of(
          builder, cloud.endpoint(), REGION, StaticCredentialsProvider.create(credentials));
    }
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C operator(B builder) {
    return new AsOperator(cloud, account, REGION).client(builder);
  }

  /// Deploys or updates a stack; the text is JSON with single quotes.
  void deploy(String stack, String resources) {
    deploy(stack, resources, Map.of());
  }

  void deploy(String stack, String resources, Map<String, Path> assets) {
    try {
      var text = "{'Resources':{%s}}".formatted(resources).replace('\'', '"');
      var root = (ObjectNode) new ObjectMapper().readTree(text.getBytes(StandardCharsets.UTF_8));
      cloud.deploy(new Template(stack, Optional.empty(), root, assets), account, REGION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns what was refused, and forgets it.
  List<String> refused() {
    return cloud.iam().takeDenials();
  }

  @Override
  public void close() {
    cloud.close();
  }
}

package groundcrew.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Somebody who looks at the dashboard, with a role that has nothing but the Guardian's policy for
/// viewers. The console calls a widget's function as the one who looks.
record Viewer(LambdaClient lambda) implements AutoCloseable {

  /// Deploys the role as a platform team would, in a stack of its own, and assumes it.
  static Viewer of(GuardianSystem guardian) {
    var account = guardian.account();
    var region = guardian.region();
    var created = guardian.cloud().deploy(template(), account, region).resources();
    var role = Objects.requireNonNull(created.get("Viewer"));
    try (var sts = new AsOperator(guardian.cloud(), account, region).client(StsClient.builder())) {
      var keys =
          sts.assumeRole(
                  request -> request.roleArn(role.attributes().get("Arn")).roleSessionName("ann"))
              .credentials();
      var credentials =
          StaticCredentialsProvider.create(
              AwsSessionCredentials.create(
                  keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
      return new Viewer(
          SdkClients.of(LambdaClient.builder(), guardian.cloud().endpoint(), region, credentials));
    }
  }

  private static Template template() {
    try (var file = Viewer.class.getResourceAsStream("viewer.template.json")) {
      var root = (ObjectNode) new ObjectMapper().readTree(file);
      return new Template("dashboard-viewer", Optional.empty(), root, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    lambda.close();
  }
}

package groundcrew.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.iam.Role;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// What `cdk bootstrap` leaves in an account and region, as far as a deployment looks at it: the
/// role that deploys, and the parameter with the version.
record Bootstrapped(LocalCloud cloud, String account, String region) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "/cdk-bootstrap/hnb659fds/version";

  /// Bootstraps the account and region.
  ///
  /// @param trusted account whose principals may deploy
  void create(int version, String trusted) {
    cloud
        .iam()
        .putRole(
            new Role(
                role(),
                policy("'Action':'sts:AssumeRole','Principal':{'AWS':'%s'}".formatted(trusted)),
                List.of(policy("'Action':'ssm:GetParameter','Resource':'*'")),
                Optional.empty()));
    try (var ssm = ssm()) {
      ssm.putParameter(request ->
          request
              .name(VERSION)
              .value(Integer.toString(version))
              .type(ParameterType.STRING)
              .overwrite(true));
    }
  }

  void remove() {
    cloud.iam().roles().delete(role());
    try (var ssm = ssm()) {
      ssm.deleteParameter(request -> request.name(VERSION));
    }
  }

  private String role() {
    return "arn:aws:iam::%s:role/cdk-hnb659fds-deploy-role-%s-%s"
        .formatted(account, account, region);
  }

  private SsmClient ssm() {
    return new AsOperator(cloud, account, region).client(SsmClient.builder());
  }

  private static JsonNode policy(String statement) {
    try {
      return JSON.readTree(
          "{'Version':'2012-10-17','Statement':{'Effect':'Allow',%s}}"
              .formatted(statement)
              .replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

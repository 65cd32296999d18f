package groundcrew.local.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.AsOperator;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.iam.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.sts.StsClient;

/// What a hook may report by its policy.
class PermissionsTest {
  private static final String ROLE = "arn:aws:iam::%s:role/reporter".formatted(Shop.ACCOUNT);
  private static final String GROUP =
      "arn:aws:codedeploy:%s:%s:deploymentgroup:shop/".formatted(Shop.REGION, Shop.ACCOUNT);

  @Test
  void theGroupOfADeploymentDecidesWhoReports(@TempDir Path work) throws IOException {
    try (var shop = new Shop(work)) {
      shop.deploy("AfterAllowTestTraffic: hook");
      var hook = shop.awaitHooks(1).getFirst();

      allow(shop, GROUP + "other");
      assertThatThrownBy(() -> report(shop, hook))
          .isInstanceOf(CodeDeployException.class)
          .hasMessageContaining(
              "is not authorized to perform: codedeploy:PutLifecycleEventHookExecutionStatus on resource: "
                  + GROUP
                  + "web");
      assertThat(shop.cloud.iam().expectDenials(GROUP + "web")).hasSize(1);

      allow(shop, GROUP + "web");
      report(shop, hook);
    }
  }

  private static void allow(Shop shop, String resource) {
    shop.cloud
        .iam()
        .putRole(
            new Role(
                ROLE,
                LocalGateway.policy(
                    "'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::%s:root'}"
                        .formatted(Shop.ACCOUNT)),
                List.of(
                    LocalGateway.policy(
                        "'Effect':'Allow','Action':'codedeploy:PutLifecycleEventHookExecutionStatus','Resource':'%s'"
                            .formatted(resource))),
                Optional.empty()));
  }

  private static void report(Shop shop, Shop.HookEvent hook) {
    try (var codeDeploy =
        SdkClients.of(
            CodeDeployClient.builder(), shop.cloud.endpoint(), Shop.REGION, session(shop))) {
      codeDeploy.putLifecycleEventHookExecutionStatus(request ->
          request
              .deploymentId(hook.deployment())
              .lifecycleEventHookExecutionId(hook.execution())
              .status("Succeeded"));
    }
  }

  private static StaticCredentialsProvider session(Shop shop) {
    try (var sts =
        new AsOperator(shop.cloud, Shop.ACCOUNT, Shop.REGION).client(StsClient.builder())) {
      var opened = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("hook")).credentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken()));
    }
  }
}

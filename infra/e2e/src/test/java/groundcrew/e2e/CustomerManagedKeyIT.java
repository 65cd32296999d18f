package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.LocalCloud;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The Guardian under a customer managed key, whose policy is the one of infra/cdk/README.md.
class CustomerManagedKeyIT {
  private static final Pattern POLICY = Pattern.compile("(?s)```json\n(\\{.*?)```");

  @Test
  void withoutTheRolesOfTheAccountNoFunctionUsesItsTableOrItsEnvironment() throws IOException {
    try (var guardian = GuardianCloud.deploy(cloud -> templates(cloud, "nothing"))) {
      guardian.machine("nightly-import", Status.SUCCEEDED);
      assertThat(publish(guardian)).isInstanceOf(Success.class);

      key(guardian.cloud(), "RolesOfTheAccount");

      assertThat(publish(guardian))
          .isInstanceOfSatisfying(
              FunctionError.class,
              error ->
                  assertThat(error.message())
                      .contains(
                          "KMS key access denied error: com.amazonaws.services.kms.model.AWSKMSException:"
                              + " User: arn:aws:sts::",
                          "because no resource-based policy allows the kms:Decrypt action"));
      assertThatThrownBy(() -> guardian.system().lights("light", ""))
          .hasMessageContaining(
              "Lambda was unable to decrypt the environment variables because KMS access was denied."
                  + " Please check the function's KMS key settings.");
      guardian.cloud().iam().expectDenials("kms:Decrypt");
    }
  }

  @Test
  void withoutTheLogGroupsTheStackIsNotCreated() {
    assertThatThrownBy(() -> GuardianCloud.deploy(cloud -> templates(cloud, "LogGroups")))
        .hasMessageContaining(
            "The specified KMS key does not exist or is not allowed to be used with Arn"
                + " 'arn:aws:logs:eu-west-1:111122223333:log-group:");
  }

  private static Object publish(GuardianCloud guardian) {
    return guardian.system().runAt(guardian.clock().instant());
  }

  private static List<Template> templates(LocalCloud cloud, String missing) {
    var key = key(cloud, missing);
    return GuardianCloud.templates(
        TaggingCloud.assembly(
            "customer-managed-key",
            configuration ->
                configuration.with(
                    "/stackDefaults",
                    Map.of(
                        "terminationProtection",
                        true,
                        "tags",
                        Map.of(),
                        "logRetentionDays",
                        30,
                        "rolePath",
                        "/groundcrew/",
                        "kmsKey",
                        key))));
  }

  /// Creates or updates the key and returns its ARN.
  ///
  /// @param missing Sid of the statement that its policy does not have
  private static String key(LocalCloud cloud, String missing) {
    var policy = documentedPolicy();
    policy.withArray("Statement").removeIf(one -> one.path("Sid").asText().equals(missing));
    var root = policy.objectNode();
    root.withObject("/Resources/Key")
        .put("Type", "AWS::KMS::Key")
        .withObject("Properties")
        .set("KeyPolicy", policy);
    var region = Optional.of(GuardianCloud.REGION);
    var deployed = cloud.deploy(new Template("customer-key", region, root, Map.of()));
    return Objects.requireNonNull(deployed.resources().get("Key"))
        .attributes()
        .getOrDefault("Arn", "");
  }

  private static ObjectNode documentedPolicy() {
    try {
      var readme = Synthesis.ofThisRepository().root().resolve("infra/cdk/README.md");
      var policy = POLICY.matcher(Files.readString(readme));
      assertThat(policy.find()).isTrue();
      return (ObjectNode) new ObjectMapper().readTree(policy.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

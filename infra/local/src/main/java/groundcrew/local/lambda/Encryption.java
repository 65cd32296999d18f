package groundcrew.local.lambda;

import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Resource;
import java.util.Map;

/// What a deployment takes of the keys of functions and log groups.
record Encryption(KeyUse keys) {
  // Those that AWS's example of a key policy names.
  private static final String[] OF_LOGS = {
    "Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "DescribeKey"
  };

  /// Lets Lambda use the key by a grant, and encrypts the environment as who deploys.
  ///
  /// @throws IllegalArgumentException naming the logical id, where KMS refuses it
  void configure(Resource resource, LambdaFunction function) {
    var deployer = Caller.operator(resource.place().account());
    try {
      function
          .encryptedEnvironment()
          .ifPresent(environment -> keys.require(deployer, environment, "CreateGrant", "Encrypt"));
    } catch (KeyRefusal e) {
      throw resource.fault(
          "Lambda was unable to configure access to your environment variables because the KMS key"
              + " is invalid for CreateGrant. Please check your KMS key settings. KMS Exception:"
              + " %s KMS Message: %s".formatted(e.named("%sException").code(), e.getMessage()));
    }
  }

  /// Requires that CloudWatch Logs of the region may use the key for the log group.
  ///
  /// @throws IllegalArgumentException naming the logical id, where KMS refuses it
  void associate(Resource resource, String logGroupArn, String key) {
    var place = resource.place();
    var logs = new ServicePrincipal("logs.%s.amazonaws.com".formatted(place.region()), Map.of());
    var logGroup =
        new EncryptedResource(
            key, place.account(), place.region(), "logs", Map.of("aws:logs:arn", logGroupArn));
    try {
      keys.require(Caller.service(place.account(), logs), logGroup, OF_LOGS);
    } catch (KeyRefusal e) {
      throw resource.fault(
          "The specified KMS key does not exist or is not allowed to be used with Arn '%s': %s"
              .formatted(logGroupArn, e.getMessage()));
    }
  }
}

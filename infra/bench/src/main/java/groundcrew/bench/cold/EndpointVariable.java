package groundcrew.bench.cold;

import java.util.Map;

/// The variable that gives one service an endpoint of its own, for the SDKs of Java and Python.
final class EndpointVariable {
  /// By the name with which calls are signed; the variable has the SDK's name of the service.
  private static final Map<String, String> SERVICES =
      Map.of(
          "dynamodb", "DYNAMODB",
          "monitoring", "CLOUDWATCH",
          "organizations", "ORGANIZATIONS",
          "resource-explorer-2", "RESOURCE_EXPLORER_2",
          "s3", "S3",
          "sqs", "SQS",
          "ssm", "SSM",
          "states", "SFN",
          "sts", "STS",
          "tagging", "RESOURCE_GROUPS_TAGGING_API");

  private EndpointVariable() {}

  /// Returns the variable of a service.
  ///
  /// @param service as calls are signed for it
  /// @throws IllegalStateException if the service is not known here
  static String of(String service) {
    var name = SERVICES.get(service);
    if (name == null) {
      throw new IllegalStateException(
          "no endpoint variable is known of the service %s: add it to EndpointVariable"
              .formatted(service));
    }
    return "AWS_ENDPOINT_URL_" + name;
  }
}

package groundcrew.cdk.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// A stack of the assembly.
///
/// @param deployRole ARN of the role with which the CDK deploys it
/// @param versionParameter name of the parameter that holds the version of the bootstrap stack
/// @param version lowest version of the bootstrap stack that it needs
record PlannedStack(
    String name,
    Environment environment,
    String deployRole,
    String versionParameter,
    int version,
    JsonNode template) {

  /// Returns the properties of its resources of a type.
  List<JsonNode> resources(String type) {
    return StreamSupport.stream(template.path("Resources").spliterator(), false)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"))
        .toList();
  }
}

package groundcrew.local.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.template.DeployedStack;
import groundcrew.local.template.Existing;

/// What CloudFormation shows of a stack and of its resources.
final class StackView {
  /// A deployment that fails is rolled back before anybody can ask for its stack.
  static final String STATUS = "CREATE_COMPLETE";

  private StackView() {}

  static ObjectNode summary(DeployedStack stack) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("StackId", stack.stackId())
        .put("StackName", stack.place().stack())
        .put("CreationTime", Timestamps.seconds(stack.created()))
        .put("StackStatus", STATUS);
  }

  static ObjectNode whole(DeployedStack stack) {
    var shown = summary(stack);
    var outputs = shown.putArray("Outputs");
    stack
        .outputs()
        .forEach(
            (key, value) -> outputs.addObject().put("OutputKey", key).put("OutputValue", value));
    return shown;
  }

  static ObjectNode resource(DeployedStack stack, String logicalId, Existing resource) {
    return resource(logicalId, resource)
        .put("StackName", stack.place().stack())
        .put("StackId", stack.stackId())
        .put("Timestamp", Timestamps.seconds(stack.created()));
  }

  static ObjectNode resourceSummary(DeployedStack stack, String logicalId, Existing resource) {
    return resource(logicalId, resource)
        .put("LastUpdatedTimestamp", Timestamps.seconds(stack.created()));
  }

  private static ObjectNode resource(String logicalId, Existing resource) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("LogicalResourceId", logicalId)
        .put("PhysicalResourceId", resource.id())
        .put("ResourceType", resource.resource().type())
        .put("ResourceStatus", STATUS);
  }
}

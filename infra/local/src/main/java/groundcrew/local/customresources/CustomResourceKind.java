package groundcrew.local.customresources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// `AWS::CloudFormation::CustomResource` and every `Custom::` type.
public final class CustomResourceKind implements ResourceKind {
  private static final String LONGEST_WAIT = "3600";

  private final AnswerServer answers;
  private final Supplier<FunctionCaller> functions;

  CustomResourceKind(AnswerServer answers, Supplier<FunctionCaller> functions) {
    this.answers = answers;
    this.functions = functions;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::CloudFormation::CustomResource");
  }

  @Override
  public Created create(Resource resource) {
    return ask(resource, request("Create", resource));
  }

  @Override
  public Changes changes(String type) {
    // CloudFormation: "Modifying service token is not allowed."
    return Changes.IN_PLACE.refusing("ServiceToken");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    var request = request("Update", wanted).put("PhysicalResourceId", existing.id());
    request.set("OldResourceProperties", asText(existing.resource().properties()));
    return ask(wanted, request);
  }

  @Override
  public void delete(Existing existing) {
    var resource = existing.resource();
    var _ = ask(resource, request("Delete", resource).put("PhysicalResourceId", existing.id()));
  }

  private static ObjectNode request(String type, Resource resource) {
    var request =
        JsonNodeFactory.instance
            .objectNode()
            .put("RequestType", type)
            .put("ServiceToken", resource.properties().path("ServiceToken").asText())
            .put("StackId", resource.place().stackId())
            .put("RequestId", UUID.randomUUID().toString())
            .put("LogicalResourceId", resource.logicalId())
            .put("ResourceType", resource.type());
    request.set("ResourceProperties", asText(resource.properties()));
    return request;
  }

  private Created ask(Resource resource, ObjectNode request) {
    var function = request.path("ServiceToken").asText();
    if (!function.startsWith("arn:aws:lambda:")) {
      throw resource.fault("property ServiceToken must be a function, but is '" + function + "'");
    }
    var limit = limit(resource);
    var answer =
        answers.await(
            limit,
            address -> {
              request.put("ResponseURL", address.toString());
              invoke(resource, function, request);
            });
    return answer
        .map(bytes -> Answer.of(resource, request, bytes).created())
        .orElseThrow(() ->
            resource.fault(
                "CloudFormation did not receive a response from your Custom Resource within %d"
                        .formatted(limit.toSeconds())
                    + " seconds. Please check your logs for requestId ["
                    + request.path("RequestId").asText()
                    + "]."));
  }

  private void invoke(Resource resource, String function, ObjectNode request) {
    try {
      functions.get().invokeAsync(function, request.toString().getBytes(StandardCharsets.UTF_8));
    } catch (AwsError e) {
      throw resource.fault(String.valueOf(e.getMessage()));
    }
  }

  private static Duration limit(Resource resource) {
    var seconds = resource.properties().path("ServiceTimeout").asText(LONGEST_WAIT);
    if (!seconds.matches("[1-9]\\d{0,3}") || Integer.parseInt(seconds) > 3600) {
      throw resource.fault("property ServiceTimeout must be 1 to 3600, but is " + seconds);
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }

  /// CloudFormation hands over numbers and truth values as text.
  private static JsonNode asText(JsonNode node) {
    if (node.isObject()) {
      var copy = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(entry -> copy.set(entry.getKey(), asText(entry.getValue())));
      return copy;
    }
    if (node.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> copy.add(asText(item)));
      return copy;
    }
    return JsonNodeFactory.instance.textNode(node.asText());
  }
}

package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.FunctionAnswer;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import groundcrew.local.stepfunctions.asl.StateError;
import java.nio.charset.StandardCharsets;

/// The integration `lambda:invoke`. Its answer has no `SdkHttpMetadata` here.
record LambdaFunctions(Ground ground) implements Functions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STATES = "states.amazonaws.com";

  @Override
  public JsonNode invoke(Machine machine, JsonNode parameters) {
    var answer = answer(machine, parameters);
    if (answer.error().isPresent()) {
      var error = answer.error().get();
      throw new StateError(error.isEmpty() ? "Lambda.Unknown" : error, answer.payload());
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("ExecutedVersion", answer.executedVersion())
        .put("StatusCode", 200)
        .set("Payload", parsed(answer.payload()));
  }

  private FunctionAnswer answer(Machine machine, JsonNode parameters) {
    var name = parameters.path("FunctionName").asText();
    var arn =
        name.startsWith("arn:")
            ? name
            : "arn:aws:lambda:%s:%s:function:%s"
                .formatted(machine.region(), machine.account(), name);
    var payload = parameters.has("Payload") ? parameters.get("Payload").toString() : "{}";
    try {
      ground
          .roles()
          .allow(machine.roleArn(), STATES, RequiredPermission.of("lambda:InvokeFunction", arn));
      return ground
          .offered(FunctionCaller.class)
          .invoke(arn, payload.getBytes(StandardCharsets.UTF_8));
    } catch (AwsError e) {
      // The integration does not report States.Permissions.
      var denied = e.status() == 403;
      throw new StateError(
          "Lambda." + (denied ? "AWSLambdaException" : e.code()),
          "%s (Service: AWSLambda; Status Code: %d; Error Code: %s)"
              .formatted(e.getMessage(), e.status(), denied ? "AccessDeniedException" : e.code()));
    }
  }

  private static JsonNode parsed(String payload) {
    try {
      var node = JSON.readTree(payload);
      return node.isMissingNode() ? JsonNodeFactory.instance.nullNode() : node;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(payload);
    }
  }
}

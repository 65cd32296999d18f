package groundcrew.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.Base64;
import java.util.Map;

/// Spreads an answer over status, headers and body, as its model says.
record RestAnswer(ServiceModel model, JsonShapes shapes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  RawAnswer write(String operation, ObjectNode answer, Map<String, String> headers) {
    var name = model.output(operation).orElse("");
    var shape = model.shape(name);
    var status = model.http(operation).path("responseCode").asInt(200);
    var inBody = JSON.createObjectNode();
    for (var entry : answer.properties()) {
      var member = shape.path("members").path(entry.getKey());
      switch (member.path("location").asText()) {
        case "" -> inBody.set(entry.getKey(), entry.getValue());
        case "statusCode" -> status = entry.getValue().asInt();
        case "header" -> headers.put(header(entry.getKey(), member), entry.getValue().asText());
        default ->
            throw new UnsupportedOperationException(
                "The gateway does not write members to " + member.path("location"));
      }
    }
    return new RawAnswer(status, headers, body(name, shape, inBody));
  }

  private static String header(String name, JsonNode member) {
    return member.path("locationName").asText(name);
  }

  private byte[] body(String name, JsonNode shape, ObjectNode members) {
    var payload = shape.path("payload").asText();
    if (payload.isEmpty()) {
      return name.isEmpty() ? new byte[0] : bytes(shapes.write(name, members));
    }
    var inner = shape.path("members").path(payload).path("shape").asText();
    if (!members.has(payload)) {
      return new byte[0];
    }
    return model.shape(inner).path("type").asText().equals("blob")
        ? Base64.getDecoder().decode(members.path(payload).asText())
        : bytes(shapes.write(inner, members.path(payload)));
  }

  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree is always written", e);
    }
  }
}

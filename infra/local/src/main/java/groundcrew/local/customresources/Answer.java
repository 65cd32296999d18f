package groundcrew.local.customresources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a function says of its work.
///
/// @param body as CloudFormation documents it: `Status`, `PhysicalResourceId`, `Data`, and so on
record Answer(JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 4096;

  /// Reads an answer.
  ///
  /// @param request what was asked, which the answer has to repeat
  /// @throws IllegalArgumentException naming the logical id, for an answer that CloudFormation
  ///   refuses, and for `FAILED` with its reason
  static Answer of(Resource resource, ObjectNode request, byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw resource.fault("Response object is too long.");
    }
    var body = read(resource, bytes);
    for (var name : List.of("LogicalResourceId", "RequestId", "StackId")) {
      if (!body.path(name).asText().equals(request.path(name).asText())) {
        throw resource.fault(
            "Invalid response object: Value of property %s does not match the request"
                .formatted(name));
      }
    }
    var status = body.path("Status").asText();
    if (status.equals("FAILED")) {
      throw resource.fault(
          "Received response status [FAILED] from custom resource. Message returned: "
              + body.path("Reason").asText());
    }
    if (!status.equals("SUCCESS")) {
      throw resource.fault(
          "Invalid response object: Status must be SUCCESS or FAILED, but is "
              + body.path("Status"));
    }
    if (body.path("PhysicalResourceId").asText().isEmpty()) {
      throw resource.fault("Invalid PhysicalResourceId");
    }
    return new Answer(body);
  }

  Created created() {
    Map<String, String> attributes = new LinkedHashMap<>();
    body.path("Data")
        .properties()
        .forEach(entry ->
            attributes.put(
                entry.getKey(),
                entry.getValue().isValueNode()
                    ? entry.getValue().asText()
                    : entry.getValue().toString()));
    return new Created(body.path("PhysicalResourceId").asText(), attributes);
  }

  private static JsonNode read(Resource resource, byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw resource.fault("Invalid response object: it is no JSON text");
    }
  }
}

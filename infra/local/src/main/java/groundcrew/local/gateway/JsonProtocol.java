package groundcrew.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/// AWS JSON 1.0 and 1.1: the operation in a header, members in a JSON object.
record JsonProtocol(ServiceModel model) implements Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Dialect dialect() {
    return Dialect.JSON;
  }

  @Override
  public boolean writes(Request request) {
    return request.header("x-amz-target").isPresent();
  }

  @Override
  public String operation(Request request) {
    var target = request.header("x-amz-target").orElse("");
    var prefix = model.metadata("targetPrefix").orElse("") + ".";
    return target.startsWith(prefix) ? target.substring(prefix.length()) : target;
  }

  @Override
  public ObjectNode input(Request request, String operation) {
    try {
      if (request.body().length == 0) {
        return JSON.createObjectNode();
      }
      if (JSON.readTree(request.body()) instanceof ObjectNode input) {
        return input;
      }
      throw new AwsError(400, "SerializationException", "The body must be a JSON object");
    } catch (JsonProcessingException e) {
      throw new AwsError(
          400, "SerializationException", "The body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RawAnswer answer(String operation, ObjectNode answer, String requestId) {
    return new RawAnswer(200, headers(requestId), bytes(answer));
  }

  @Override
  public RawAnswer error(AwsError error, String requestId) {
    var headers = headers(requestId);
    if (model.queryCompatible()) {
      var fault = error.status() < 500 ? "Sender" : "Receiver";
      headers.put("x-amzn-query-error", model.errorCode(error.code()) + ";" + fault);
    }
    var body =
        JSON.createObjectNode().put("__type", error.code()).put("message", error.getMessage());
    return new RawAnswer(error.status(), headers, bytes(body));
  }

  private Map<String, String> headers(String requestId) {
    var headers = new TreeMap<String, String>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put(
        "Content-Type", "application/x-amz-json-" + model.metadata("jsonVersion").orElse("1.0"));
    return headers;
  }

  private static byte[] bytes(ObjectNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree is always written", e);
    }
  }
}

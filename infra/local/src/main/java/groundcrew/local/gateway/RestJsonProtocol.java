package groundcrew.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import groundcrew.local.model.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// REST with JSON: the operation is a method and a path, members are spread over path, query
/// string, headers and body.
final class RestJsonProtocol implements Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServiceModel model;
  private final JsonShapes shapes;
  private final List<RestRoute> routes;

  RestJsonProtocol(ServiceModel model) {
    this.model = model;
    this.shapes = new JsonShapes(model);
    this.routes =
        model.operations().stream()
            .map(operation -> RestRoute.of(operation, model.http(operation)))
            .sorted(Comparator.comparingInt(RestRoute::weight).reversed())
            .toList();
  }

  /// The only protocol of its services.
  @Override
  public boolean writes(Request request) {
    return true;
  }

  @Override
  public Dialect dialect() {
    return Dialect.REST_JSON;
  }

  @Override
  public String operation(Request request) {
    return route(request)
        .map(RestRoute::operation)
        .orElseGet(() -> request.method() + " " + request.uri().getRawPath());
  }

  private Optional<RestRoute> route(Request request) {
    return routes.stream().filter(route -> route.match(request).isPresent()).findFirst();
  }

  @Override
  public ObjectNode input(Request request, String operation) {
    var shape = model.input(operation).map(model::shape).orElse(JSON.createObjectNode());
    var input = body(request, model.input(operation).orElse(""), shape);
    var labels = route(request).flatMap(route -> route.match(request)).orElse(Map.of());
    var query = RestRoute.query(request.uri());
    for (var entry : shape.path("members").properties()) {
      var member = entry.getValue();
      var name = member.path("locationName").asText(entry.getKey());
      var values =
          switch (member.path("location").asText()) {
            case "" -> List.<String>of();
            case "uri" -> Optional.ofNullable(labels.get(name)).stream().toList();
            case "querystring" -> query.getOrDefault(name, List.of());
            case "header" -> request.header(name.toLowerCase(Locale.ROOT)).stream().toList();
            default ->
                throw new UnsupportedOperationException(
                    "The gateway does not read members from " + member.path("location"));
          };
      if (!values.isEmpty()) {
        input.set(entry.getKey(), value(model.shape(member.path("shape").asText()), values));
      }
    }
    return input;
  }

  private JsonNode value(JsonNode shape, List<String> values) {
    if (!shape.path("type").asText().equals("list")) {
      return Scalars.read(shape.path("type").asText(), values.getFirst());
    }
    var item = model.shape(shape.path("member").path("shape").asText());
    var list = JSON.createArrayNode();
    values.forEach(value -> list.add(Scalars.read(item.path("type").asText(), value)));
    return list;
  }

  private ObjectNode body(Request request, String shapeName, JsonNode shape) {
    var input = JSON.createObjectNode();
    if (request.body().length == 0) {
      return input;
    }
    var payload = shape.path("payload").asText();
    if (payload.isEmpty()) {
      return shapes.read(shapeName, parsed(request)) instanceof ObjectNode members
          ? members
          : malformed("The body must be a JSON object");
    }
    var inner = shape.path("members").path(payload).path("shape").asText();
    input.set(
        payload,
        model.shape(inner).path("type").asText().equals("blob")
            ? TextNode.valueOf(Base64.getEncoder().encodeToString(request.body()))
            : shapes.read(inner, parsed(request)));
    return input;
  }

  private static JsonNode parsed(Request request) {
    try {
      return JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      return malformed("The body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode malformed(String message) {
    throw new AwsError(400, "SerializationException", message);
  }

  @Override
  public RawAnswer answer(String operation, ObjectNode answer, String requestId) {
    return new RestAnswer(model, shapes).write(operation, answer, headers(requestId));
  }

  @Override
  public RawAnswer error(AwsError error, String requestId) {
    var shape = model.shape(error.code());
    var headers = headers(requestId);
    headers.put("x-amzn-ErrorType", error.code());
    // Services spell it either way, and their clients read only the one.
    var message = shape.path("members").has("Message") ? "Message" : "message";
    var body = JSON.createObjectNode().put(message, error.getMessage());
    error.members().forEach(body::put);
    return new RawAnswer(
        shape.path("error").path("httpStatusCode").asInt(error.status()),
        headers,
        RestAnswer.bytes(body));
  }

  private static Map<String, String> headers(String requestId) {
    var headers = new TreeMap<String, String>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Type", "application/json");
    return headers;
  }
}

package groundcrew.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One service's model: its protocol, its operations, and what their inputs and answers must
/// satisfy.
public final class ServiceModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, ServiceModel> LOADED = new ConcurrentHashMap<>();

  private final String stem;
  private final JsonNode model;
  private final Validation validation;

  private ServiceModel(String stem, JsonNode model) {
    this.stem = stem;
    this.model = model;
    this.validation = new Validation(model.path("shapes"));
  }

  /// Loads the newest model of a service, with our overlay of newer members where there is one.
  ///
  /// @param stem the model's file name without date, such as `organizations`; the Resource Groups
  ///   Tagging API's is `tagging`
  /// @throws IllegalArgumentException for a stem without a model
  public static ServiceModel load(String stem) {
    return LOADED.computeIfAbsent(stem, ServiceModel::read);
  }

  private static ServiceModel read(String stem) {
    var path = ModelFiles.newest(stem);
    try (var in = ModelFiles.open(path);
        var newer = ServiceModel.class.getResourceAsStream(stem + "-overlay.json")) {
      var model = (ObjectNode) JSON.readTree(in);
      if (newer != null) {
        JSON.readerForUpdating(model).readValue(newer);
      }
      return new ServiceModel(stem, model);
    } catch (IOException e) {
      throw new UncheckedIOException("The model " + path + " cannot be read", e);
    }
  }

  /// Returns the stem that the model was loaded by.
  public String stem() {
    return stem;
  }

  /// Returns `json`, `query`, `rest-json`, `rest-xml` or `ec2`.
  public String protocol() {
    return metadata("protocol").orElse("");
  }

  /// Returns the service's name in a signature's credential scope.
  public String signingName() {
    return metadata("signingName").or(() -> metadata("endpointPrefix")).orElse(stem);
  }

  /// Returns a line of the model's metadata, such as `jsonVersion` or `targetPrefix`.
  public Optional<String> metadata(String name) {
    return Optional.ofNullable(model.path("metadata").path(name).textValue());
  }

  /// Tells whether a JSON service still answers with the error codes of its query days (SQS).
  public boolean queryCompatible() {
    return model.path("metadata").has("awsQueryCompatible");
  }

  /// Returns the names of all operations.
  public Set<String> operations() {
    return model
        .path("operations")
        .propertyStream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the shape names of the errors that an operation declares.
  public Set<String> errors(String operation) {
    return StreamSupport.stream(operation(operation).path("errors").spliterator(), false)
        .flatMap(error ->
            Stream.of(error.path("shape").asText(), errorCode(error.path("shape").asText())))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the code that the wire shows for an error's shape, which differs for older services.
  public String errorCode(String shape) {
    return shape(shape).path("error").path("code").asText(shape);
  }

  /// Returns everything that is wrong with an input, in AWS's words; nothing for a valid one.
  public List<String> faults(String operation, ObjectNode input) {
    return validation.faults(operation(operation).path("input").path("shape").asText(), input);
  }

  /// Returns everything that is wrong with an answer.
  public List<String> answerFaults(String operation, ObjectNode answer) {
    return validation.faults(operation(operation).path("output").path("shape").asText(), answer);
  }

  /// Returns the name of the input's shape, empty for an operation that takes nothing.
  public Optional<String> input(String operation) {
    return Optional.ofNullable(operation(operation).path("input").path("shape").textValue());
  }

  /// Returns the name of the answer's shape, empty for an operation that answers nothing.
  public Optional<String> output(String operation) {
    return Optional.ofNullable(operation(operation).path("output").path("shape").textValue());
  }

  /// Returns where a REST operation is reached: `method`, `requestUri` and `responseCode`.
  public JsonNode http(String operation) {
    return operation(operation).path("http");
  }

  /// Returns a shape as the model writes it, to read `type`, `members`, `member`, `locationName`.
  public JsonNode shape(String name) {
    return model.path("shapes").path(name);
  }

  /// Returns the element that wraps an answer in the query protocol.
  public Optional<String> resultWrapper(String operation) {
    var output = operation(operation).path("output");
    // The model of a service that speaks JSON by now no longer says how its query protocol wraps.
    return Optional.ofNullable(output.path("resultWrapper").textValue())
        .or(() ->
            Optional.of(operation + "Result")
                .filter(_ -> queryCompatible() && output.has("shape")));
  }

  private JsonNode operation(String name) {
    var found = model.path("operations").path(name);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("The model " + stem + " has no operation " + name);
    }
    return found;
  }
}

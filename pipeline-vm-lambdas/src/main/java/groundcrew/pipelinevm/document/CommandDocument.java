package groundcrew.pipelinevm.document;

import groundcrew.common.PermanentFailureException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a document declares.
///
/// @param name name or ARN
/// @param version that was read
/// @param parameters by name
public record CommandDocument(
    String name, String version, Map<String, DocumentParameter> parameters) {
  public CommandDocument {
    parameters = Map.copyOf(parameters);
  }

  public boolean declares(String parameter) {
    return parameters.containsKey(parameter);
  }

  /// Returns the values as Run Command takes them.
  ///
  /// @throws PermanentFailureException if a parameter is not declared, lacks a value, or has one
  ///   that the document does not allow; the message has every fault
  public Map<String, List<String>> check(Map<String, List<String>> values) {
    var faults = new LinkedHashMap<String, String>();
    values.forEach((parameter, value) -> {
      var declared = Optional.ofNullable(parameters.get(parameter));
      declared
          .map(one -> one.fault(value))
          .orElse(Optional.of("is not declared by the document"))
          .ifPresent(fault -> faults.put(parameter, fault));
    });
    parameters.forEach((parameter, declared) -> {
      if (declared.isRequired() && !values.containsKey(parameter)) {
        faults.put(parameter, "has no value, and the document has no default");
      }
    });
    if (!faults.isEmpty()) {
      throw new PermanentFailureException(
          "document %s, version %s: %s"
              .formatted(
                  name,
                  version,
                  faults.entrySet().stream()
                      .map(fault -> "parameter %s %s".formatted(fault.getKey(), fault.getValue()))
                      .sorted()
                      .collect(Collectors.joining("; "))));
    }
    return Map.copyOf(values);
  }
}

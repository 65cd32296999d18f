package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/// AWS's managed job template AWS-Run-Command 1.0.
final class ManagedTemplate {
  private static final String COMMAND = "command";
  private static final String RUN_AS_USER = "runAsUser";
  private static final Set<String> PARAMETERS = Set.of(COMMAND, RUN_AS_USER);

  private ManagedTemplate() {}

  static String arn(String region) {
    return "arn:aws:iot:%s::jobtemplate/AWS-Run-Command:1.0".formatted(region);
  }

  /// Returns the document with its parameters put in.
  ///
  /// @throws IllegalArgumentException for a parameter that it does not have or lacks
  static JsonNode document(JsonNode parameters) {
    for (var parameter : parameters.properties()) {
      if (!PARAMETERS.contains(parameter.getKey())) {
        throw new IllegalArgumentException(
            "The template AWS-Run-Command has no parameter " + parameter.getKey());
      }
    }
    if (!parameters.has(COMMAND)) {
      throw new IllegalArgumentException("The template AWS-Run-Command requires command");
    }
    var document = JsonNodeFactory.instance.objectNode().put("version", "1.0");
    var action =
        document
            .putArray("steps")
            .addObject()
            .putObject("action")
            .put("name", "Run-Command")
            .put("type", "runCommand");
    action.putObject("input").put(COMMAND, parameters.path(COMMAND).asText());
    action.put(RUN_AS_USER, parameters.path(RUN_AS_USER).asText(""));
    return document;
  }
}

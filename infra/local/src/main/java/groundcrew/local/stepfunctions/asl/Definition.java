package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/// The definition of a state machine, which has passed the grammar.
public record Definition(JsonNode machine) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads a definition.
  ///
  /// @throws IllegalArgumentException in the words of `InvalidDefinition`, naming the place of what
  ///   is wrong or is not run here
  public static Definition of(String text) {
    try {
      var machine = JSON.readTree(text);
      Grammar.check(machine);
      return new Definition(machine);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("INVALID_JSON_DESCRIPTION: " + e.getOriginalMessage());
    }
  }

  String first() {
    return machine.path("StartAt").asText();
  }

  State state(String name) {
    return new State(name, (ObjectNode) machine.path("States").path(name));
  }

  /// Returns how long an execution may take.
  Optional<Duration> timeout() {
    return State.seconds(machine, "TimeoutSeconds");
  }
}

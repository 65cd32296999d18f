package groundcrew.local.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/// The pattern of a rule, matched by Event Ruler, the engine of EventBridge itself.
public final class EventPattern {
  // The default of the quota "event pattern size", which AWS raises on request.
  private static final int MOST_CHARACTERS = 2048;
  // PutRule refuses more; the engine alone has no such limit.
  private static final int MOST_COMBINATIONS = 1000;

  private final Machine machine;

  private EventPattern(Machine machine) {
    this.machine = machine;
  }

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException for a pattern that the engine refuses, that has more than
  ///   2,048 characters, or whose `$or` give more than 1,000 combinations
  static EventPattern of(JsonNode pattern) {
    var json = pattern.toString();
    if (json.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "it has %d characters, the limit is %d".formatted(json.length(), MOST_CHARACTERS));
    }
    try {
      var combinations = JsonRuleCompiler.compile(json).size();
      if (combinations > MOST_COMBINATIONS) {
        throw new IllegalArgumentException(
            "its $or give %d combinations, the limit is %d"
                .formatted(combinations, MOST_COMBINATIONS));
      }
      var machine = Machine.builder().build();
      machine.addRule("pattern", json);
      return new EventPattern(machine);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// Tells whether the pattern matches an event in its envelope.
  boolean matches(JsonNode event) {
    return !machine.rulesForJSONEvent(event).isEmpty();
  }
}

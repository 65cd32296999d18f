package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// An error of a state, as `Retry` and `Catch` know it.
public final class StateError extends RuntimeException {
  static final String RUNTIME = "States.Runtime";
  static final String DATA_LIMIT = "States.DataLimitExceeded";
  static final String TIMEOUT = "States.Timeout";

  private static final int LONGEST_ERROR = 256;
  private static final int LONGEST_CAUSE = 32_768;

  private final String error;

  /// Creates an error.
  ///
  /// @param error its name, such as `States.TaskFailed` or the type of a function's exception
  /// @param cause may be JSON text; ends after 32,768 characters, as in AWS
  public StateError(String error, String cause) {
    super(cut(cause, LONGEST_CAUSE));
    this.error = cut(error, LONGEST_ERROR);
  }

  static StateError runtime(String cause) {
    return new StateError(RUNTIME, cause);
  }

  String error() {
    return error;
  }

  String cause() {
    return String.valueOf(getMessage());
  }

  Step.Fail failure() {
    return new Step.Fail(Optional.of(error), Optional.of(cause()));
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(longest, text.length()));
  }

  /// Returns what a catcher puts into the data.
  JsonNode shown() {
    return JsonNodeFactory.instance.objectNode().put("Error", error).put("Cause", cause());
  }

  /// Returns the error as the execution's end tells of it.
  StateError in(String state, long enteredEvent) {
    return error.equals(RUNTIME)
        ? runtime(
            "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(state, enteredEvent, cause()))
        : this;
  }

  /// Adds the error to an event's details.
  ObjectNode into(ObjectNode details) {
    details.put("error", error);
    return cause().isEmpty() ? details : details.put("cause", cause());
  }

  /// Tells whether the names of a retrier or catcher stand for this error.
  boolean isOneOf(JsonNode names) {
    return names.valueStream().map(JsonNode::asText).anyMatch(this::is);
  }

  private boolean is(String name) {
    // No wildcard stands for these two, and nothing catches the first.
    var terminal = error.equals(RUNTIME) || error.equals(DATA_LIMIT);
    return switch (name) {
      case "States.ALL" -> !terminal;
      case "States.TaskFailed" -> !terminal && !error.equals(TIMEOUT);
      default -> name.equals(error) && !error.equals(RUNTIME);
    };
  }
}

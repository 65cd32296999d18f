package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a state wants to be done.
public sealed interface Step {

  /// The state ends.
  ///
  /// @param state that follows; empty where the execution ends well
  record Next(Optional<String> state, JsonNode output) implements Step {}

  /// The state ends later, with its input.
  record Pause(Instant until) implements Step {}

  /// A function is called.
  ///
  /// @param parameters of the call, by their names in the API
  record Call(JsonNode parameters, Optional<Duration> timeout) implements Step {}

  /// The state is tried again later.
  record Retry(Duration delay) implements Step {}

  /// The execution fails.
  record Fail(Optional<String> error, Optional<String> cause) implements Step {}
}

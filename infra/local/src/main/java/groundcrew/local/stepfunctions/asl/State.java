package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One state of a machine: what it does with its input.
record State(String name, ObjectNode fields) {
  private static final int LONGEST = 262_144;

  String type() {
    return fields.path("Type").asText();
  }

  /// Returns the first step of the state.
  ///
  /// @throws StateError where a path or the size of the data ends it
  Step enter(Data data, Instant now) {
    return switch (type()) {
      case "Pass" -> {
        var effective = data.with(path("InputPath", data));
        var parameters =
            fields.has("Parameters") ? effective.fill(fields.get("Parameters")) : effective.input();
        yield next(data, fields.path("Result").isMissingNode() ? parameters : fields.get("Result"));
      }
      case "Task" ->
          new Step.Call(
              limited(data.fill(fields.path("Parameters"))), seconds(fields, "TimeoutSeconds"));
      case "Wait" -> new Step.Pause(until(data, now));
      case "Choice" -> new Step.Next(Optional.of(chosen(data)), data.input());
      case "Succeed" -> new Step.Next(Optional.empty(), data.input());
      case "Fail" -> new Step.Fail(text("Error", data), text("Cause", data));
      default -> throw new IllegalStateException("the grammar lets " + type() + " pass");
    };
  }

  /// Returns the step after a function's answer.
  Step answered(Data data, JsonNode answer) {
    var selector = fields.path("ResultSelector");
    return next(data, selector.isMissingNode() ? answer : data.with(answer).fill(selector));
  }

  /// Returns the step after the end of a wait.
  Step waited(Data data) {
    return new Step.Next(following(fields), data.input());
  }

  /// Returns the step after an error.
  ///
  /// @param retries of this state so far, by retrier
  Step failed(Data data, StateError error, Retries retries) {
    var delay = retries.next(fields.path("Retry"), error);
    if (delay.isPresent()) {
      return new Step.Retry(delay.get());
    }
    for (var catcher : fields.path("Catch")) {
      if (error.isOneOf(catcher.path("ErrorEquals"))) {
        return new Step.Next(following(catcher), put(catcher, data, error.shown()));
      }
    }
    return error.failure();
  }

  private Step next(Data data, JsonNode result) {
    var output = path("OutputPath", data.with(put(fields, data, result)));
    return new Step.Next(following(fields), limited(output));
  }

  private static Optional<String> following(JsonNode fields) {
    return Optional.ofNullable(fields.path("Next").textValue());
  }

  private JsonNode path(String field, Data data) {
    var path = fields.path(field);
    return path.isNull() ? JsonNodeFactory.instance.objectNode() : data.read(path.asText("$"));
  }

  private static JsonNode put(JsonNode fields, Data data, JsonNode result) {
    var path = fields.path("ResultPath");
    return path.isNull() ? data.input() : data.put(path.asText("$"), result);
  }

  JsonNode limited(JsonNode data) {
    if (data.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new StateError(
          StateError.DATA_LIMIT,
          "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
              .formatted(fields.path("Resource").asText(name)));
    }
    return data;
  }

  private String chosen(Data data) {
    for (var rule : fields.path("Choices")) {
      if (Choice.matches(rule, data)) {
        return rule.path("Next").asText();
      }
    }
    return Optional.ofNullable(fields.path("Default").textValue())
        .orElseThrow(() ->
            new StateError(
                "States.NoChoiceMatched",
                "Failed to transition out of the state %s. The state's Choices do not match the input %s"
                    .formatted(name, data.input())));
  }

  private Instant until(Data data, Instant now) {
    var seconds = value("Seconds", data);
    if (seconds.isPresent()) {
      var number = seconds.get();
      if (!number.canConvertToExactIntegral() || number.asLong() < 0) {
        throw StateError.runtime(
            "The SecondsPath parameter does not reference an integer: %s == %s"
                .formatted(fields.path("SecondsPath").asText(), number));
      }
      return now.plusSeconds(number.asLong());
    }
    var time = value("Timestamp", data).orElseThrow();
    return Choice.time(time)
        .orElseThrow(() ->
            StateError.runtime(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: %s == %s"
                    .formatted(fields.path("TimestampPath").asText(), time)));
  }

  private Optional<String> text(String field, Data data) {
    return value(field, data)
        .map(value -> {
          if (!value.isTextual()) {
            throw StateError.runtime(
                "The %sPath parameter does not reference a string: %s".formatted(field, value));
          }
          return value.asText();
        });
  }

  /// Returns a field's value, which stands there or where the field's path leads.
  private Optional<JsonNode> value(String field, Data data) {
    return fields.has(field + "Path")
        ? Optional.of(data.read(fields.path(field + "Path").asText()))
        : Optional.ofNullable(fields.get(field));
  }

  static Optional<Duration> seconds(JsonNode fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(JsonNode::asLong).map(Duration::ofSeconds);
  }
}

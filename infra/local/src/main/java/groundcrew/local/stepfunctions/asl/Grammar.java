package groundcrew.local.stepfunctions.asl;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The states and fields that run here. Everything else is refused.
final class Grammar {
  static final Set<String> OPERATORS =
      Set.of(
          "BooleanEquals",
          "IsPresent",
          "NumericGreaterThanEquals",
          "NumericGreaterThanEqualsPath",
          "StringEquals",
          "StringMatches",
          "TimestampGreaterThanEquals",
          "TimestampGreaterThanEqualsPath",
          "TimestampLessThan",
          "TimestampLessThanPath");

  /// The fields of each shape: of those joined by `|` there is one; `?` marks what may be missing.
  private static final Map<String, String> SHAPES =
      Map.ofEntries(
          entry("Machine", "StartAt States Comment? TimeoutSeconds?"),
          entry(
              "Pass",
              "Type Comment? InputPath? OutputPath? Parameters? Result? ResultPath? Next|End"),
          entry(
              "Task",
              "Type Comment? Resource Parameters ResultSelector? ResultPath? OutputPath?"
                  + " TimeoutSeconds? Retry? Catch? Next|End"),
          entry("Wait", "Type Comment? Seconds|SecondsPath|Timestamp|TimestampPath Next|End"),
          entry("Choice", "Type Comment? Choices Default?"),
          entry("Succeed", "Type Comment?"),
          entry("Fail", "Type Comment? Error|ErrorPath? Cause|CausePath?"),
          entry(
              "Retry",
              "ErrorEquals IntervalSeconds? MaxAttempts? BackoffRate? MaxDelaySeconds?"
                  + " JitterStrategy?"),
          entry("Catch", "ErrorEquals ResultPath? Next"),
          entry("Call", "FunctionName|FunctionName.$ Payload|Payload.$?"),
          entry("And", "And Next?"),
          entry("Or", "Or Next?"),
          entry("Not", "Not Next?"),
          entry("Comparison", "Variable Next? " + String.join("|", OPERATORS)));

  private static final Set<String> STATES =
      Set.of("Choice", "Fail", "Pass", "Succeed", "Task", "Wait");

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("BackoffRate", Kind.RATE),
          entry("BooleanEquals", Kind.FLAG),
          entry("Cause", Kind.TEXT),
          entry("CausePath", Kind.REFERENCE),
          entry("Comment", Kind.TEXT),
          entry("End", Kind.TRUE),
          entry("Error", Kind.TEXT),
          entry("ErrorEquals", Kind.NAMES),
          entry("ErrorPath", Kind.REFERENCE),
          entry("FunctionName", Kind.TEXT),
          entry("FunctionName.$", Kind.PATH),
          entry("InputPath", Kind.PATH_OR_NULL),
          entry("IntervalSeconds", Kind.SECONDS),
          entry("IsPresent", Kind.FLAG),
          entry("JitterStrategy", Kind.JITTER),
          entry("MaxAttempts", Kind.COUNT),
          entry("MaxDelaySeconds", Kind.SECONDS),
          entry("NumericGreaterThanEquals", Kind.NUMBER),
          entry("NumericGreaterThanEqualsPath", Kind.PATH),
          entry("OutputPath", Kind.PATH_OR_NULL),
          entry("Parameters", Kind.TEMPLATE),
          entry("Payload", Kind.TEMPLATE),
          entry("Payload.$", Kind.PATH),
          entry("Resource", Kind.INVOKE),
          entry("ResultPath", Kind.REFERENCE_OR_NULL),
          entry("ResultSelector", Kind.TEMPLATE),
          entry("Seconds", Kind.COUNT),
          entry("SecondsPath", Kind.REFERENCE),
          entry("StringEquals", Kind.TEXT),
          entry("StringMatches", Kind.TEXT),
          entry("TimeoutSeconds", Kind.SECONDS),
          entry("Timestamp", Kind.TIME),
          entry("TimestampGreaterThanEquals", Kind.TIME),
          entry("TimestampGreaterThanEqualsPath", Kind.PATH),
          entry("TimestampLessThan", Kind.TIME),
          entry("TimestampLessThanPath", Kind.PATH),
          entry("TimestampPath", Kind.REFERENCE),
          entry("Variable", Kind.PATH));

  private final Set<String> targets = new HashSet<>();
  private final JsonNode states;

  private Grammar(JsonNode states) {
    this.states = states;
  }

  /// @throws IllegalArgumentException in the words of `InvalidDefinition`
  static void check(JsonNode machine) {
    var grammar = new Grammar(machine.path("States"));
    grammar.shape("", "Machine", machine);
    grammar.target("/StartAt", machine.path("StartAt"));
    for (var state : grammar.states.properties()) {
      grammar.state("/States/" + state.getKey(), state.getValue());
    }
    for (var state : grammar.states.properties()) {
      if (!grammar.targets.contains(state.getKey())) {
        throw new IllegalArgumentException(
            "MISSING_TRANSITION_TARGET: State \"%1$s\" is not reachable. at /States/%1$s"
                .formatted(state.getKey()));
      }
    }
  }

  private void state(String path, JsonNode state) {
    var type = state.path("Type").asText();
    if (!STATES.contains(type)) {
      throw fault(path + "/Type", "The local cloud runs no state of type '%s'".formatted(type));
    }
    shape(path, type, state);
    if (type.equals("Task")) {
      shape(path + "/Parameters", "Call", state.path("Parameters"));
    }
  }

  private void shape(String path, String shape, JsonNode node) {
    var known = new HashSet<String>();
    for (var field : SHAPES.getOrDefault(shape, "").split(" ", -1)) {
      var names = List.of(field.replaceAll("[!?]", "").split("\\|", -1));
      var present = names.stream().filter(node::has).count();
      if (present > 1 || (present == 0 && !field.endsWith("?"))) {
        throw fault(path, "There must be one of the fields " + names);
      }
      known.addAll(names);
    }
    for (var field : node.properties()) {
      var place = path + "/" + field.getKey();
      if (!known.contains(field.getKey())) {
        throw fault(place, "The local cloud does not run the field '%s'".formatted(field.getKey()));
      }
      value(place, field.getKey(), field.getValue());
    }
  }

  private void value(String path, String name, JsonNode value) {
    switch (name) {
      case "Retry", "Catch" -> each(path, value, (place, item) -> shape(place, name, item));
      case "Choices" -> each(path, value, (place, rule) -> rule(place, rule, true));
      case "And", "Or" -> each(path, value, (place, rule) -> rule(place, rule, false));
      case "Not" -> rule(path, value, false);
      case "Next", "Default" -> target(path, value);
      default -> {
        var kind = KINDS.getOrDefault(name, Kind.ANYTHING);
        if (!kind.test(value)) {
          throw fault(path, "The value must be %s, but is %s".formatted(kind.words(), value));
        }
      }
    }
  }

  private void rule(String path, JsonNode rule, boolean outermost) {
    if (rule.has("Next") != outermost) {
      throw fault(path, "A rule of the state itself, and no other, has the field Next");
    }
    var joined = Stream.of("And", "Or", "Not").filter(rule::has).findFirst();
    shape(path, joined.orElse("Comparison"), rule);
  }

  private void target(String path, JsonNode name) {
    targets.add(name.asText());
    if (!states.has(name.asText())) {
      throw new IllegalArgumentException(
          "MISSING_TRANSITION_TARGET: Missing target: %s at %s".formatted(name.asText(), path));
    }
  }

  private static void each(String path, JsonNode list, BiConsumer<String, JsonNode> check) {
    if (!list.isArray() || list.isEmpty()) {
      throw fault(path, "The value must be a list that is not empty");
    }
    for (var i = 0; i < list.size(); i++) {
      check.accept("%s[%d]".formatted(path, i), list.get(i));
    }
  }

  private static IllegalArgumentException fault(String path, String problem) {
    return new IllegalArgumentException(
        "SCHEMA_VALIDATION_FAILED: %s at %s".formatted(problem, path));
  }
}

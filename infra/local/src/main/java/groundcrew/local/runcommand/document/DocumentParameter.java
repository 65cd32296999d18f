package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A parameter that a document declares.
///
/// @param list whether its type is StringList, otherwise String
/// @param defaultValue text, or a list of texts; a parameter without one is required
/// @param environment whether `interpolationType` is ENV_VAR: the agent also sets the variable
///   `SSM_<name>`
public record DocumentParameter(
    String name,
    boolean list,
    Optional<String> description,
    Optional<JsonNode> defaultValue,
    List<String> allowedValues,
    Optional<Pattern> allowedPattern,
    Limits limits,
    boolean environment) {
  private static final long DEEP_STACK = 256L << 20;
  private static final Set<String> ELEMENTS =
      Set.of(
          "type",
          "description",
          "default",
          "allowedValues",
          "allowedPattern",
          "minChars",
          "maxChars",
          "minItems",
          "maxItems",
          "displayType",
          "interpolationType");

  /// How long a value, and how many values, a parameter may have.
  record Limits(int minChars, int maxChars, int minItems, int maxItems) {}

  static DocumentParameter read(Element element, String name) {
    element.only(ELEMENTS);
    if (!name.matches("[a-zA-Z0-9]+")) {
      throw element.fault("a parameter's name has letters and digits only, not '" + name + "'");
    }
    var type = element.text("type").orElseThrow(() -> element.fault("type is required"));
    if (!type.equals("String") && !type.equals("StringList")) {
      throw element.fault("type " + type + " is not supported by the local cloud");
    }
    var interpolation = element.text("interpolationType").orElse("");
    if (!interpolation.isEmpty() && !interpolation.equals("ENV_VAR")) {
      throw element.fault("interpolationType " + interpolation + " is not supported");
    }
    if (!interpolation.isEmpty() && type.equals("StringList")) {
      throw element.fault("interpolationType is for parameters of type String");
    }
    return new DocumentParameter(
        name,
        type.equals("StringList"),
        element.text("description"),
        Optional.of(element.node().path("default")).filter(value -> !value.isMissingNode()),
        element.node().path("allowedValues").valueStream().map(JsonNode::asText).toList(),
        element.text("allowedPattern").map(pattern -> pattern(element, pattern)),
        new Limits(
            element.number("minChars", 0),
            element.number("maxChars", Integer.MAX_VALUE),
            element.number("minItems", 0),
            element.number("maxItems", Integer.MAX_VALUE)),
        !interpolation.isEmpty());
  }

  private static Pattern pattern(Element element, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw element.fault("allowedPattern is no regular expression: " + e.getMessage());
    }
  }

  /// Returns the default as a list, which a String has one item of.
  Optional<List<String>> defaults() {
    return defaultValue.map(value ->
        value.isArray()
            ? value.valueStream().map(JsonNode::asText).toList()
            : List.of(value.asText()));
  }

  /// Returns what is wrong with values, in the words of the service.
  Optional<String> fault(List<String> values) {
    if (!list && values.size() != 1) {
      return Optional.of("Parameter %s must have exactly one value.".formatted(name));
    }
    if (values.size() < limits.minItems() || values.size() > limits.maxItems()) {
      return Optional.of("Parameter %s has a wrong number of values.".formatted(name));
    }
    return values.stream().flatMap(value -> faultOf(value).stream()).findFirst();
  }

  private Optional<String> faultOf(String value) {
    if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
      return Optional.of("%s is not in the allowed values for %s.".formatted(value, name));
    }
    if (value.length() < limits.minChars() || value.length() > limits.maxChars()) {
      return Optional.of("The value of parameter %s has a wrong length.".formatted(name));
    }
    return allowedPattern
        // A pattern without ^ and $ is satisfied by any part of a value.
        .filter(pattern -> !matches(pattern, value))
        .map(pattern ->
            "The value of parameter %s does not match its allowedPattern %s."
                .formatted(name, pattern));
  }

  /// Matches with a stack that is deep enough: a pattern of Java recurses for each repetition of a
  /// group, and one of the service does not.
  private static boolean matches(Pattern pattern, String value) {
    var match = new FutureTask<>(() -> pattern.matcher(value).find());
    new Thread(null, match, "allowedPattern", DEEP_STACK).start();
    try {
      return match.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot match " + pattern, e);
    }
  }
}

package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules of a `Choice`. A value of another type than the operator's does not match.
final class Choice {
  private static final Pattern GLOB = Pattern.compile("\\\\.|\\*|[^\\\\*]+|\\\\", Pattern.DOTALL);
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Choice() {}

  static boolean matches(JsonNode rule, Data data) {
    if (rule.has("Not")) {
      return !matches(rule.get("Not"), data);
    }
    if (rule.has("And")) {
      return rule.get("And").valueStream().allMatch(inner -> matches(inner, data));
    }
    if (rule.has("Or")) {
      return rule.get("Or").valueStream().anyMatch(inner -> matches(inner, data));
    }
    var path = rule.path("Variable").asText();
    var found = data.find(path);
    if (rule.has("IsPresent")) {
      return found.isPresent() == rule.path("IsPresent").asBoolean();
    }
    var variable =
        found.orElseThrow(() ->
            StateError.runtime(
                "Invalid path '%s': The choice state's condition path references an invalid value."
                    .formatted(path)));
    var operator =
        rule.properties().stream()
            .filter(field -> !Set.of("Variable", "Next").contains(field.getKey()))
            .findFirst()
            .orElseThrow();
    return operator.getKey().endsWith("Path")
        ? holds(
            operator.getKey().replaceFirst("Path$", ""),
            variable,
            data.read(operator.getValue().asText()))
        : holds(operator.getKey(), variable, operator.getValue());
  }

  private static boolean holds(String operator, JsonNode variable, JsonNode expected) {
    return switch (operator) {
      case "StringEquals" -> variable.isTextual() && variable.equals(expected);
      case "StringMatches" -> variable.isTextual() && glob(expected).test(variable.asText());
      case "BooleanEquals" -> variable.isBoolean() && variable.equals(expected);
      case "NumericGreaterThanEquals" ->
          variable.isNumber()
              && expected.isNumber()
              && variable.decimalValue().compareTo(expected.decimalValue()) >= 0;
      case "TimestampGreaterThanEquals" ->
          order(variable, expected).filter(o -> o >= 0).isPresent();
      case "TimestampLessThan" -> order(variable, expected).filter(o -> o < 0).isPresent();
      default -> throw new IllegalStateException("the grammar lets " + operator + " pass");
    };
  }

  /// A `*` stands for anything, a backslash takes the meaning from what follows it.
  private static Predicate<String> glob(JsonNode pattern) {
    var expression =
        GLOB.matcher(pattern.asText())
            .replaceAll(part ->
                Matcher.quoteReplacement(
                    part.group().equals("*")
                        ? ".*"
                        : Pattern.quote(part.group().replaceFirst("^\\\\(?=.)", ""))));
    return Pattern.compile(expression, Pattern.DOTALL).asMatchPredicate();
  }

  private static Optional<Integer> order(JsonNode one, JsonNode other) {
    return time(one).flatMap(first -> time(other).map(second -> first.compareTo(second)));
  }

  /// Returns a time as the context object has it.
  static String text(Instant time) {
    return MILLIS.format(time);
  }

  /// Returns a timestamp of RFC 3339, whose T and Z AWS wants in capitals.
  static Optional<Instant> time(JsonNode node) {
    try {
      return node.isTextual() && node.asText().equals(node.asText().toUpperCase(Locale.ROOT))
          ? Optional.of(OffsetDateTime.parse(node.asText()).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

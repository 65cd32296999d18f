package groundcrew.local.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/// What one value of an event must be.
@FunctionalInterface
interface Matcher {
  boolean matches(JsonNode value);

  /// Reads one entry of a pattern's list.
  ///
  /// @throws IllegalArgumentException for an operator that is not understood
  static Matcher of(JsonNode wanted) {
    if (wanted.isArray()) {
      throw new IllegalArgumentException("a list in a list is not understood: " + wanted);
    }
    if (!wanted.isObject()) {
      return value -> same(value, wanted);
    }
    if (wanted.size() != 1) {
      throw new IllegalArgumentException("a matcher has one operator, not " + wanted);
    }
    var operator = wanted.properties().iterator().next();
    var operand = operator.getValue();
    return switch (operator.getKey()) {
      case "prefix" -> prefix(operand);
      case "exists" -> exists(operand);
      case "anything-but" -> anythingBut(operand);
      case "numeric" -> numeric(operand);
      default ->
          throw new IllegalArgumentException(
              "the operator %s is not understood".formatted(operator.getKey()));
    };
  }

  private static boolean same(JsonNode value, JsonNode wanted) {
    if (value.isNumber() && wanted.isNumber()) {
      return value.decimalValue().compareTo(wanted.decimalValue()) == 0;
    }
    return value.equals(wanted);
  }

  private static Matcher prefix(JsonNode operand) {
    if (!operand.isTextual()) {
      throw new IllegalArgumentException("prefix needs a text, not " + operand);
    }
    return value -> value.isTextual() && value.textValue().startsWith(operand.textValue());
  }

  private static Matcher exists(JsonNode operand) {
    if (!operand.isBoolean()) {
      throw new IllegalArgumentException("exists needs true or false, not " + operand);
    }
    return value -> value.isMissingNode() != operand.booleanValue();
  }

  private static Matcher anythingBut(JsonNode operand) {
    var refused = operand.isArray() ? operand.valueStream().toList() : List.of(operand);
    if (refused.isEmpty()
        || refused.stream()
            .anyMatch(one -> one.isArray() || (one.isObject() && !one.has("prefix")))) {
      throw new IllegalArgumentException("anything-but does not understand " + operand);
    }
    var matchers = refused.stream().map(Matcher::of).toList();
    return value ->
        value.isValueNode()
            && !value.isMissingNode()
            && matchers.stream().noneMatch(one -> one.matches(value));
  }

  private static Matcher numeric(JsonNode operand) {
    if (!operand.isArray() || (operand.size() != 2 && operand.size() != 4)) {
      throw new IllegalArgumentException(
          "numeric needs one or two comparisons with their numbers, not " + operand);
    }
    Predicate<BigDecimal> all = number -> true;
    for (var i = 0; i < operand.size(); i += 2) {
      all = all.and(comparison(operand.get(i).asText(), operand.get(i + 1)));
    }
    var wanted = all;
    return value -> value.isNumber() && wanted.test(value.decimalValue());
  }

  private static Predicate<BigDecimal> comparison(String operator, JsonNode bound) {
    if (!bound.isNumber()) {
      throw new IllegalArgumentException("numeric compares with a number, not " + bound);
    }
    var number = bound.decimalValue();
    return switch (operator) {
      case "=" -> value -> value.compareTo(number) == 0;
      case "<" -> value -> value.compareTo(number) < 0;
      case "<=" -> value -> value.compareTo(number) <= 0;
      case ">" -> value -> value.compareTo(number) > 0;
      case ">=" -> value -> value.compareTo(number) >= 0;
      default ->
          throw new IllegalArgumentException(
              "the comparison %s is not understood".formatted(operator));
    };
  }
}

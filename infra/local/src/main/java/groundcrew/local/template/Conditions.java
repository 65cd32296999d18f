package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The section `Conditions`: each is true or false for the whole deployment.
final class Conditions {
  static final Conditions NONE = new Conditions(Map.of());

  private final Map<String, Boolean> known;

  private Conditions(Map<String, Boolean> known) {
    this.known = known;
  }

  /// Evaluates every condition of a section.
  ///
  /// @param intrinsics without resources, on which no condition may depend
  static Conditions of(JsonNode section, Intrinsics intrinsics) {
    var evaluation = new Evaluation(section, intrinsics, new HashMap<>(), new LinkedHashSet<>());
    section.fieldNames().forEachRemaining(name -> evaluation.named("condition " + name, name));
    return new Conditions(Map.copyOf(evaluation.known()));
  }

  /// Tells whether a condition is true.
  ///
  /// @throws IllegalArgumentException naming the user, where the template has no such condition
  boolean isTrue(String user, String name) {
    var value = known.get(name);
    if (value == null) {
      throw unknown(user, name);
    }
    return value;
  }

  private static IllegalArgumentException unknown(String user, String name) {
    return new IllegalArgumentException(
        "%s: there is no condition '%s' here".formatted(user, name));
  }

  private record Evaluation(
      JsonNode section, Intrinsics intrinsics, Map<String, Boolean> known, Set<String> path) {

    boolean named(String user, String name) {
      var value = known.get(name);
      if (value != null) {
        return value;
      }
      if (!section.has(name)) {
        throw unknown(user, name);
      }
      if (!path.add(name)) {
        throw new IllegalArgumentException(
            "condition %s: conditions refer to each other in a circle %s".formatted(name, path));
      }
      var result = value("condition " + name, section.get(name));
      path.remove(name);
      known.put(name, result);
      return result;
    }

    private boolean value(String user, JsonNode node) {
      var function = node.size() == 1 ? node.fieldNames().next() : "";
      var argument = node.path(function);
      return switch (function) {
        case "Condition" -> named(user, argument.asText());
        case "Fn::And" -> operands(user, function, argument, 2, 10).allMatch(Boolean::booleanValue);
        case "Fn::Or" -> operands(user, function, argument, 2, 10).anyMatch(Boolean::booleanValue);
        case "Fn::Not" -> operands(user, function, argument, 1, 1).noneMatch(Boolean::booleanValue);
        case "Fn::Equals" -> {
          requireSize(user, function, argument, 2, 2);
          yield text(user, argument.get(0)).equals(text(user, argument.get(1)));
        }
        default ->
            throw new IllegalArgumentException(
                "%s: %s is no condition that is known here".formatted(user, node));
      };
    }

    private Stream<Boolean> operands(
        String user, String function, JsonNode argument, int least, int most) {
      requireSize(user, function, argument, least, most);
      // All are read, so that a fault never hides behind a short circuit.
      return argument.valueStream().map(operand -> value(user, operand)).toList().stream();
    }

    private String text(String user, JsonNode operand) {
      var value = intrinsics.resolve(user, operand);
      return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void requireSize(
        String user, String function, JsonNode argument, int least, int most) {
      if (!argument.isArray() || argument.size() < least || argument.size() > most) {
        throw new IllegalArgumentException(
            "%s: %s takes a list of %d to %d operands, not %s"
                .formatted(user, function, least, most, argument));
      }
    }
  }
}

package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/// The section `Mappings`: literal values by map, top-level key and second-level key.
record Mappings(JsonNode section) {
  Mappings {
    for (var map : section.properties()) {
      for (var top : map.getValue().properties()) {
        for (var second : top.getValue().properties()) {
          requireLiteral(
              "mapping %s.%s.%s".formatted(map.getKey(), top.getKey(), second.getKey()),
              second.getValue());
        }
      }
    }
  }

  private static void requireLiteral(String name, JsonNode value) {
    var values = value.isArray() ? value.valueStream() : Stream.of(value);
    if (!values.allMatch(one -> one.isValueNode() && !one.isNull())) {
      throw new IllegalArgumentException(
          "%s: must be a literal value or a list of them, but is %s".formatted(name, value));
    }
  }

  /// Returns a value, which is text or a list.
  ///
  /// @throws IllegalArgumentException naming the user, where there is none
  JsonNode find(String user, String map, String top, String second) {
    var value = section.path(map).path(top).path(second);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException(
          "%s: there is no mapping %s.%s.%s".formatted(user, map, top, second));
    }
    return value;
  }
}

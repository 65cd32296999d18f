package groundcrew.local.stacksets;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.ResourceProperties;
import java.util.Set;

/// Holds nested properties against those that are understood.
final class Members {
  private Members() {}

  static void only(
      ResourceProperties properties, String path, JsonNode node, Set<String> understood) {
    for (var member : node.properties()) {
      if (!understood.contains(member.getKey())) {
        throw properties.fault(path + "." + member.getKey(), "is not supported by the local cloud");
      }
    }
  }

  static void oneOf(ResourceProperties properties, String path, Set<String> values) {
    properties
        .text(path)
        .filter(value -> !values.contains(value))
        .ifPresent(value -> {
          throw properties.fault(path, "must be one of " + values + ", but is " + value);
        });
  }
}

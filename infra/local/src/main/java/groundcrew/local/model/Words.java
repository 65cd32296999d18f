package groundcrew.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The sentences of AWS's validation errors.
final class Words {
  private Words() {}

  static void limits(
      JsonNode shape, double size, String what, JsonNode value, String path, List<String> faults) {
    if (shape.has("min") && size < shape.path("min").asDouble()) {
      faults.add(
          fault(
              value.asText(value.toString()),
              path,
              "Member must have "
                  + what
                  + " greater than or equal to "
                  + shape.path("min").asText()));
    }
    if (shape.has("max") && size > shape.path("max").asDouble()) {
      faults.add(
          fault(
              value.asText(value.toString()),
              path,
              "Member must have " + what + " less than or equal to " + shape.path("max").asText()));
    }
  }

  static boolean type(
      boolean right, String expected, JsonNode value, String path, List<String> faults) {
    if (!right) {
      faults.add(fault(value.toString(), path, "Member must be " + expected));
    }
    return right;
  }

  static String unknown(String path) {
    return "Member '" + path + "' is not known to the service's model";
  }

  static String fault(String value, String path, String rule) {
    return "Value '" + value + "' at '" + path + "' failed to satisfy constraint: " + rule;
  }

  static String member(String path, String name) {
    var lower = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return path.isEmpty() ? lower : path + "." + lower;
  }
}

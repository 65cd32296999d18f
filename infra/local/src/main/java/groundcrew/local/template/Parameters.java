package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The parameters that a template declares.
///
/// Nobody is asked here: a parameter has its default, or it stops the start. What gives values to a
/// template (a stack set) writes them there first.
final class Parameters {
  private static final Set<String> TYPES = Set.of("String", "Number");
  private static final Set<String> KNOWN = Set.of("Default", "Description", "NoEcho", "Type");

  private Parameters() {}

  static Map<String, String> of(Template template) {
    var values = new HashMap<String, String>();
    for (var declared : template.root().path("Parameters").properties()) {
      values.put(declared.getKey(), value(declared.getKey(), declared.getValue()));
    }
    return Map.copyOf(values);
  }

  private static String value(String name, JsonNode declared) {
    for (var attribute : declared.properties()) {
      if (!KNOWN.contains(attribute.getKey())) {
        throw fault(name, attribute.getKey() + " is not known here");
      }
    }
    if (!TYPES.contains(declared.path("Type").asText())) {
      throw fault(name, "the type " + declared.path("Type") + " is not known here");
    }
    if (!declared.path("Default").isValueNode()) {
      throw fault(name, "has no value");
    }
    return declared.path("Default").asText();
  }

  private static IllegalArgumentException fault(String name, String problem) {
    return new IllegalArgumentException("parameter %s: %s".formatted(name, problem));
  }
}

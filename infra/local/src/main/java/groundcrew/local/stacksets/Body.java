package groundcrew.local.stacksets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.ResourceProperties;
import groundcrew.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The template that a stack set holds as text, its parameters' values in it.
final class Body {
  /// What CloudFormation takes without a detour over S3.
  private static final int LONGEST = 51_200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Body() {}

  static Template template(ResourceProperties properties, String stack) {
    var text = properties.required("TemplateBody");
    var length = text.getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw properties.fault(
          "TemplateBody", "has %,d bytes; at most %,d are taken".formatted(length, LONGEST));
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode root && root.path("Resources").isObject()) {
        properties
            .find("Parameters")
            .ifPresent(given -> given.forEach(parameter -> set(properties, root, parameter)));
        return new Template(stack, Optional.empty(), root, Map.of());
      }
      throw properties.fault("TemplateBody", "is no template: it has no Resources");
    } catch (JsonProcessingException e) {
      throw properties.fault("TemplateBody", "is no JSON: " + e.getOriginalMessage());
    }
  }

  private static void set(ResourceProperties properties, ObjectNode root, JsonNode parameter) {
    Members.only(properties, "Parameters", parameter, Set.of("ParameterKey", "ParameterValue"));
    var name = parameter.path("ParameterKey").asText();
    if (!(root.path("Parameters").path(name) instanceof ObjectNode declared)) {
      throw properties.fault(
          "Parameters", "gives " + name + ", which the template does not declare");
    }
    declared.set("Default", parameter.path("ParameterValue"));
  }
}

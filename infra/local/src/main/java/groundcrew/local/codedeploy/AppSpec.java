package groundcrew.local.codedeploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import groundcrew.local.gateway.AwsError;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The AppSpec content of a deployment on ECS, in JSON or YAML. What it says of task definition and
/// load balancer has no effect: the group's traffic has its own.
///
/// @param hooks name or ARN of the function of each lifecycle event that has one
record AppSpec(Map<LifecycleEvent, String> hooks) {
  /// YAML has JSON in it.
  private static final YAMLMapper MAPPER = new YAMLMapper();

  private static final Set<String> SECTIONS = Set.of("version", "Resources", "Hooks");

  AppSpec {
    hooks = Map.copyOf(hooks);
  }

  /// Reads the content.
  ///
  /// @throws AwsError `InvalidRevisionException`
  static AppSpec read(String content) {
    var root = parsed(content);
    root.fieldNames()
        .forEachRemaining(section -> {
          if (!SECTIONS.contains(section)) {
            throw invalid("it has the unknown section " + section);
          }
        });
    // A number in YAML, a text in many examples.
    if (!root.path("version").asText().equals("0.0")) {
      throw invalid("its version must be 0.0");
    }
    if (!root.at("/Resources/0/TargetService/Type").asText().equals("AWS::ECS::Service")) {
      throw invalid("it must have one TargetService of the type AWS::ECS::Service");
    }
    return new AppSpec(hooks(root.path("Hooks")));
  }

  /// Returns the function of an event.
  Optional<String> function(LifecycleEvent event) {
    return Optional.ofNullable(hooks.get(event));
  }

  private static Map<LifecycleEvent, String> hooks(JsonNode list) {
    var hooks = new EnumMap<LifecycleEvent, String>(LifecycleEvent.class);
    for (var entry : list) {
      for (var hook : entry.properties()) {
        var event =
            LifecycleEvent.hooked(hook.getKey())
                .orElseThrow(() -> invalid("no hook runs at " + hook.getKey()));
        hooks.put(event, hook.getValue().asText());
      }
    }
    return hooks;
  }

  private static JsonNode parsed(String content) {
    try {
      return MAPPER.readTree(content);
    } catch (JsonProcessingException e) {
      throw invalid("it is neither JSON nor YAML");
    }
  }

  private static AwsError invalid(String reason) {
    return new AwsError(400, "InvalidRevisionException", "The AppSpec is not valid: " + reason);
  }
}

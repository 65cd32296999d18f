package groundcrew.local.stacksets;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.ResourceProperties;
import groundcrew.local.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a stack set must be allowed before it touches IAM.
final class Capabilities {
  private static final String NAMED = "CAPABILITY_NAMED_IAM";
  private static final String UNNAMED = "CAPABILITY_IAM";

  private Capabilities() {}

  static void check(ResourceProperties properties, Template template, List<Target> targets) {
    var given = given(properties);
    var named = false;
    for (var resource : template.root().path("Resources").properties()) {
      if (!resource.getValue().path("Type").asText().startsWith("AWS::IAM::")) {
        continue;
      }
      named |= name(resource.getValue()).isPresent();
      var needed = named ? NAMED : UNNAMED;
      if (!given.contains(NAMED) && !given.contains(needed)) {
        throw properties.fault(
            "Capabilities", "requires %s for %s".formatted(needed, resource.getKey()));
      }
    }
    var regions = targets.stream().flatMap(target -> target.regions().stream()).distinct().toList();
    if (named && regions.size() > 1) {
      throw properties.fault(
          "StackInstancesGroup",
          "names %s, but IAM is global: names of roles and policies would exist already in the second"
                  .formatted(regions)
              + " region");
    }
  }

  private static Set<String> given(ResourceProperties properties) {
    var given = new HashSet<String>();
    properties
        .find("Capabilities")
        .ifPresent(list -> list.forEach(capability -> given.add(capability.asText())));
    given.stream()
        .filter(capability -> !capability.equals(NAMED) && !capability.equals(UNNAMED))
        .findAny()
        .ifPresent(capability -> {
          throw properties.fault(
              "Capabilities", "names %s, which is not supported".formatted(capability));
        });
    return given;
  }

  private static Optional<JsonNode> name(JsonNode resource) {
    return List.of("RoleName", "ManagedPolicyName", "UserName", "GroupName").stream()
        .map(property -> resource.path("Properties").path(property))
        .filter(name -> !name.isMissingNode())
        .findFirst();
  }
}

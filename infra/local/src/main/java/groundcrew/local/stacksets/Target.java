package groundcrew.local.stacksets;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.fixture.Organization;
import groundcrew.local.template.ResourceProperties;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One group of instances: the regions of the accounts below some units.
///
/// @param units ids of units, or of the root
record Target(Set<String> units, List<String> regions) {
  private static final String GROUP = "StackInstancesGroup";

  static List<Target> of(ResourceProperties properties, Organization organization) {
    var groups =
        properties
            .find(GROUP)
            .filter(node -> node.isArray() && !node.isEmpty())
            .orElseThrow(
                () -> properties.fault(GROUP, "is required: without it there is no instance"));
    return groups.valueStream().map(group -> of(properties, group, organization)).toList();
  }

  private static Target of(
      ResourceProperties properties, JsonNode group, Organization organization) {
    Members.only(properties, GROUP, group, Set.of("DeploymentTargets", "Regions"));
    var targets = group.path("DeploymentTargets");
    Members.only(
        properties, GROUP + ".DeploymentTargets", targets, Set.of("OrganizationalUnitIds"));
    var units =
        targets
            .path("OrganizationalUnitIds")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    var regions = group.path("Regions").valueStream().map(JsonNode::asText).toList();
    if (units.isEmpty() || regions.isEmpty()) {
      throw properties.fault(GROUP, "needs OrganizationalUnitIds and Regions: " + group);
    }
    units.stream()
        .filter(unit -> !organization.hasParent(unit))
        .findAny()
        .ifPresent(unit -> {
          throw properties.fault(GROUP, "names the unit " + unit + ", which does not exist");
        });
    return new Target(units, regions);
  }
}

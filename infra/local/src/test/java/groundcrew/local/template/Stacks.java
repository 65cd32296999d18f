package groundcrew.local.template;

import groundcrew.local.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Deploys templates, written with single quotes, whose resources are things that do nothing.
final class Stacks implements ResourceKind {
  static final Place PLACE = new Place("tags", "111122223333", "eu-west-1");

  private final List<Resource> created = new ArrayList<>();
  private final Deployments deployments = new Deployments(_ -> List.of(this));

  Deployed deploy(String template) {
    return deploy(template, PLACE);
  }

  Deployed deploy(String template, Place place) {
    var root = Calls.json(template);
    return deployments.deploy(new Template(place.stack(), Optional.empty(), root, Map.of()), place);
  }

  /// Returns the resources in the order of their creation.
  List<Resource> created() {
    return created;
  }

  @Override
  public Set<String> types() {
    return Set.of("Thing");
  }

  @Override
  public Created create(Resource resource) {
    created.add(resource);
    return new Created("ref-" + resource.logicalId(), Map.of("Arn", "arn-" + resource.logicalId()));
  }
}

package groundcrew.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Puts resources behind those that they refer to and depend on.
final class CreationOrder {
  private final Map<String, Declared> resources = new LinkedHashMap<>();
  private final Predicate<String> parameters;
  private final Map<String, Declared> ordered = new LinkedHashMap<>();

  private CreationOrder(Predicate<String> parameters) {
    this.parameters = parameters;
  }

  /// Returns the resources of a template in the order of their creation.
  ///
  /// @param parameters what else a template may refer to
  /// @throws IllegalArgumentException naming the logical id of a resource that refers to nothing,
  ///   even where its condition is false, or to itself
  static List<Declared> of(ObjectNode resources, Predicate<String> parameters) {
    var order = new CreationOrder(parameters);
    resources
        .properties()
        .forEach(entry ->
            order.resources.put(entry.getKey(), Declared.of(entry.getKey(), entry.getValue())));
    order.resources.values().forEach(one -> order.visit(one, new LinkedHashSet<>()));
    return List.copyOf(order.ordered.values());
  }

  private void visit(Declared resource, Set<String> path) {
    var id = resource.logicalId();
    if (ordered.containsKey(id)) {
      return;
    }
    if (!path.add(id)) {
      throw new IllegalArgumentException(
          id + ": resources refer to each other in a circle " + path);
    }
    for (var name : resource.references()) {
      var other = resources.get(name);
      if (other != null) {
        visit(other, path);
      } else if (resource.dependsOn().contains(name) || !parameters.test(name)) {
        throw Values.unknown(id, name);
      }
    }
    path.remove(id);
    ordered.put(id, resource);
  }
}

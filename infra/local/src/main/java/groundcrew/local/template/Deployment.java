package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Creates the resources of templates through the kinds that know their types.
public final class Deployment {
  // What CloudFormation needs for itself; nothing runs by it.
  private static final Set<String> INERT = Set.of("AWS::CDK::Metadata");
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Outputs",
          "Parameters",
          "Resources");
  private final Map<String, ResourceKind> kinds = new HashMap<>();

  /// Creates a deployment with these kinds.
  public Deployment(Collection<? extends ResourceKind> kinds) {
    kinds.forEach(kind -> kind.types().forEach(type -> this.kinds.put(type, kind)));
  }

  /// Creates every resource of the template, each after those that it refers to.
  ///
  /// @return what was created, by logical id
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  public Map<String, Created> deploy(Template template, Place place) {
    template.root().fieldNames().forEachRemaining(section -> requireKnown(template, section));
    var intrinsics = new Intrinsics(place, Parameters.of(template));
    var done = new LinkedHashMap<String, Created>();
    for (var logicalId : order(template.resources())) {
      var declared = template.resource(logicalId);
      var type = declared.path("Type").asText();
      if (INERT.contains(type)) {
        continue;
      }
      var properties = declared.path("Properties");
      var resource =
          new Resource(
              logicalId,
              type,
              properties.isObject()
                  ? (ObjectNode) resolve(intrinsics, logicalId, properties)
                  : JsonNodeFactory.instance.objectNode(),
              place);
      var created = resource.createBy(kind(logicalId, type));
      intrinsics.created(logicalId, created);
      done.put(logicalId, created);
    }
    return done;
  }

  private static JsonNode resolve(Intrinsics intrinsics, String logicalId, JsonNode properties) {
    return intrinsics.resolve(logicalId, properties);
  }

  private ResourceKind kind(String logicalId, String type) {
    var kind = kinds.get(type);
    if (kind == null) {
      throw new IllegalArgumentException(
          "%s: nothing here can create %s; known are %s"
              .formatted(logicalId, type, new TreeSet<>(kinds.keySet())));
    }
    return kind;
  }

  private static void requireKnown(Template template, String section) {
    if (!SECTIONS.contains(section)) {
      throw new IllegalArgumentException(
          "%s: template section %s is not known here".formatted(template.stack(), section));
    }
  }

  private static Set<String> order(ObjectNode resources) {
    var ordered = new LinkedHashSet<String>();
    resources
        .fieldNames()
        .forEachRemaining(id -> visit(id, resources, ordered, new LinkedHashSet<>()));
    return ordered;
  }

  private static void visit(
      String id, ObjectNode resources, Set<String> ordered, Set<String> path) {
    if (ordered.contains(id) || !resources.has(id)) {
      return;
    }
    if (!path.add(id)) {
      throw new IllegalArgumentException(
          id + ": resources refer to each other in a circle " + path);
    }
    var declared = resources.get(id);
    Intrinsics.references(declared.path("Properties"))
        .forEach(other -> visit(other, resources, ordered, path));
    var dependsOn = declared.path("DependsOn");
    if (dependsOn.isTextual()) {
      visit(dependsOn.asText(), resources, ordered, path);
    }
    dependsOn.forEach(other -> visit(other.asText(), resources, ordered, path));
    path.remove(id);
    ordered.add(id);
  }
}

package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Creates the resources of templates through the kinds that know their types.
public final class Deployment {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Conditions",
          "Description",
          "Mappings",
          "Metadata",
          "Outputs",
          "Parameters",
          "Resources");
  private final Map<String, ResourceKind> kinds = new HashMap<>();
  private final Exports exports;

  /// Creates a deployment with these kinds, and the types that only have to exist.
  ///
  /// @param exports those of earlier deployments; its own are added
  public Deployment(Collection<? extends ResourceKind> kinds, Exports exports) {
    this.exports = exports;
    add(new InertKind());
    kinds.forEach(this::add);
  }

  private void add(ResourceKind kind) {
    kind.types().forEach(type -> kinds.put(type, kind));
  }

  /// Creates every resource of the template whose condition is true, each after those that it
  /// refers to, and evaluates the outputs.
  ///
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  public Deployed deploy(Template template, Place place) {
    template.root().fieldNames().forEachRemaining(section -> requireKnown(template, section));
    var values = Values.of(place, Parameters.of(template));
    var intrinsics = intrinsics(template, values, place);
    var done = new LinkedHashMap<String, Created>();
    for (var declared : CreationOrder.of(template.resources(), values::isParameter)) {
      var id = declared.logicalId();
      var condition = declared.condition();
      if (condition.isPresent() && !intrinsics.conditions().isTrue(id, condition.get())) {
        values.leftOut(id, condition.get());
        continue;
      }
      var properties = (ObjectNode) resolve(intrinsics, declared);
      var created =
          new Resource(id, declared.type(), properties, place).createBy(kind(id, declared.type()));
      values.created(id, created);
      done.put(id, created);
    }
    var outputs = new Outputs(intrinsics, exports, place).of(template.root().path("Outputs"));
    return new Deployed(done, outputs);
  }

  private Intrinsics intrinsics(Template template, Values values, Place place) {
    var mappings = new Mappings(template.root().path("Mappings"));
    var intrinsics =
        new Intrinsics(values, mappings, Conditions.NONE, name -> exports.find(place, name));
    return intrinsics.with(
        Conditions.of(template.root().path("Conditions"), intrinsics.withoutResources()));
  }

  private static JsonNode resolve(Intrinsics intrinsics, Declared declared) {
    if (Intrinsics.name(declared.properties()).isPresent()) {
      throw new IllegalArgumentException(
          declared.logicalId() + ": resource attribute Properties cannot be a function");
    }
    return intrinsics.resolve(declared.logicalId(), declared.properties());
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
}

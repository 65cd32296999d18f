package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A resource as a template declares it, its attributes read strictly.
///
/// @param condition without which the resource is not created
/// @param dependsOn logical ids
/// @param deletionPolicy what becomes of it when its stack has it no longer
/// @param updateReplacePolicy what becomes of it when another one takes its place
record Declared(
    String logicalId,
    String type,
    Optional<String> condition,
    List<String> dependsOn,
    JsonNode properties,
    String deletionPolicy,
    String updateReplacePolicy) {
  private static final String RETAIN = "Retain";
  private static final Set<String> KNOWN =
      Set.of(
          "Condition",
          "DeletionPolicy",
          "DependsOn",
          "Metadata",
          "Properties",
          "Type",
          "UpdateReplacePolicy");
  // Snapshot is left out: AWS takes it for volumes and databases alone, and no kind creates any.
  private static final Set<String> DELETION = Set.of("Delete", "Retain", "RetainExceptOnCreate");
  private static final Set<String> REPLACEMENT = Set.of("Delete", "Retain");

  static Declared of(String logicalId, JsonNode resource) {
    for (var attribute : resource.properties()) {
      if (!KNOWN.contains(attribute.getKey())) {
        throw fault(logicalId, attribute.getKey(), "is not known here");
      }
    }
    var properties = resource.path("Properties");
    if (!properties.isMissingNode() && !properties.isObject()) {
      throw fault(logicalId, "Properties", "must be an object, but is " + properties);
    }
    return new Declared(
        logicalId,
        text(logicalId, resource, "Type")
            .orElseThrow(() -> fault(logicalId, "Type", "is required")),
        text(logicalId, resource, "Condition"),
        dependsOn(logicalId, resource.path("DependsOn")),
        properties.isObject() ? properties : JsonNodeFactory.instance.objectNode(),
        oneOf(logicalId, resource, "DeletionPolicy", DELETION),
        oneOf(logicalId, resource, "UpdateReplacePolicy", REPLACEMENT));
  }

  boolean retainedWhenDeleted() {
    return !deletionPolicy.equals("Delete");
  }

  boolean retainedWhenReplaced() {
    return updateReplacePolicy.equals(RETAIN);
  }

  /// Tells whether it outlives the failure of the deployment that creates it.
  boolean retainedWhenRolledBack() {
    return deletionPolicy.equals(RETAIN);
  }

  /// Returns the names that the resource refers to, those that it depends on first.
  Set<String> references() {
    var references = new LinkedHashSet<>(dependsOn);
    references.addAll(References.in(properties));
    return references;
  }

  private static List<String> dependsOn(String logicalId, JsonNode node) {
    var ids = node.isTextual() ? List.of(node) : node.valueStream().toList();
    if (ids.stream().anyMatch(id -> !id.isTextual())
        || !(node.isTextual() || node.isArray() || node.isMissingNode())) {
      throw fault(logicalId, "DependsOn", "must be a logical id or a list of them, not " + node);
    }
    return ids.stream().map(JsonNode::asText).toList();
  }

  private static String oneOf(
      String logicalId, JsonNode resource, String attribute, Set<String> allowed) {
    var value = text(logicalId, resource, attribute).orElse("Delete");
    if (!allowed.contains(value)) {
      throw fault(logicalId, attribute, value + " is not known here");
    }
    return value;
  }

  private static Optional<String> text(String logicalId, JsonNode resource, String attribute) {
    var node = resource.path(attribute);
    if (!node.isMissingNode() && !node.isTextual()) {
      throw fault(logicalId, attribute, "must be text, but is " + node);
    }
    return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static IllegalArgumentException fault(
      String logicalId, String attribute, String problem) {
    return new IllegalArgumentException(
        "%s: resource attribute %s %s".formatted(logicalId, attribute, problem));
  }
}

package groundcrew.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.ResourceProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The global secondary indexes of a table and the attributes that keys consist of.
final class TableIndexes {
  static final String ATTRIBUTES = "AttributeDefinitions";
  static final String PROPERTY = "GlobalSecondaryIndexes";
  private static final Set<String> KNOWN = Set.of("IndexName", "KeySchema", "Projection");

  private final ResourceProperties properties;
  private final Map<String, JsonNode> byName = new LinkedHashMap<>();
  private final Map<String, String> types = new HashMap<>();

  private TableIndexes(ResourceProperties properties) {
    this.properties = properties;
  }

  /// Reads the indexes of a template's table.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a property of an index that is not
  ///   known here
  static TableIndexes of(ResourceProperties properties) {
    var indexes = new TableIndexes(properties);
    properties.find(PROPERTY).ifPresent(list -> list.forEach(indexes::add));
    properties.find(ATTRIBUTES).ifPresent(list -> list.forEach(indexes::define));
    return indexes;
  }

  private void define(JsonNode attribute) {
    types.put(attribute.path("AttributeName").asText(), attribute.path("AttributeType").asText());
  }

  private void add(JsonNode index) {
    for (var property : index.properties()) {
      if (!KNOWN.contains(property.getKey())) {
        throw properties.fault(
            PROPERTY + "." + property.getKey(), "is not supported by the local cloud");
      }
    }
    byName.put(index.path("IndexName").asText(), index);
  }

  /// Adds the indexes to the input of `CreateTable`, which refuses an empty list.
  void addTo(ObjectNode table) {
    if (!byName.isEmpty()) {
      table.putArray(PROPERTY).addAll(byName.values());
    }
  }

  /// Returns the input of the `UpdateTable` that makes these indexes the wanted ones, but for the
  /// table; empty where they are the same.
  ///
  /// @throws IllegalArgumentException naming the logical id, for what CloudFormation refuses: more
  ///   than one index, or an index that remains and changes; and for another type of an attribute,
  ///   for which it would replace the table
  Optional<ObjectNode> changeTo(TableIndexes wanted) {
    types.forEach((name, type) -> {
      if (!wanted.types.getOrDefault(name, type).equals(type)) {
        throw wanted.properties.fault(
            ATTRIBUTES, "cannot give another type to %s in the local cloud".formatted(name));
      }
    });
    var changes = new ArrayList<ObjectNode>();
    byName.forEach((name, index) -> {
      var remaining = wanted.byName.get(name);
      if (remaining == null) {
        var change = JsonNodeFactory.instance.objectNode();
        change.putObject("Delete").put("IndexName", name);
        changes.add(change);
      } else if (!remaining.equals(index)) {
        throw wanted.properties.fault(
            PROPERTY,
            "Cannot update GSI's properties other than Provisioned Throughput and Contributor"
                + " Insights Specification. You can create a new GSI with a different name.");
      }
    });
    wanted.byName.forEach((name, index) -> {
      if (!byName.containsKey(name)) {
        changes.add(JsonNodeFactory.instance.objectNode().set("Create", index));
      }
    });
    if (changes.size() > 1) {
      throw wanted.properties.fault(
          PROPERTY, "Cannot perform more than one GSI creation or deletion in a single update");
    }
    return changes.stream()
        .findFirst()
        .map(change -> {
          var input = JsonNodeFactory.instance.objectNode();
          input.putArray("GlobalSecondaryIndexUpdates").add(change);
          return input;
        });
  }
}

package groundcrew.local.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads one mapping of a YAML file and notes each fault with its place instead of stopping.
final class Fields {
  private final String path;
  private final JsonNode node;
  private final List<String> faults;
  private final Set<String> known = new TreeSet<>();

  Fields(String path, JsonNode node, List<String> faults) {
    this.path = path;
    this.node = node.isObject() ? node : MissingNode.getInstance();
    this.faults = faults;
    if (!node.isObject()) {
      fault("", "a mapping", node);
    }
  }

  String text(String name, String pattern, String expectation) {
    var value = value(name);
    if (!value.isTextual() || !value.textValue().matches(pattern)) {
      fault(name, expectation, value);
      return "";
    }
    return value.textValue();
  }

  String text(String name, String pattern, String expectation, String fallback) {
    return value(name).isMissingNode() ? fallback : text(name, pattern, expectation);
  }

  /// Returns a mapping of names to whole numbers from 0.
  Map<String, Integer> counts(String name) {
    var counts = new LinkedHashMap<String, Integer>();
    mapping(name)
        .forEach((key, value) -> {
          if (value.isInt() && value.intValue() >= 0) {
            counts.put(key, value.intValue());
          } else {
            fault(name + "." + key, "a whole number from 0", value);
          }
        });
    return counts;
  }

  /// Returns a mapping of names to texts; numbers and booleans count as texts.
  Map<String, String> texts(String name) {
    var texts = new LinkedHashMap<String, String>();
    mapping(name)
        .forEach((key, value) -> {
          if (value.isValueNode() && !value.isNull()) {
            texts.put(key, value.asText());
          } else {
            fault(name + "." + key, "a text", value);
          }
        });
    return texts;
  }

  List<String> list(String name) {
    var items = new ArrayList<String>();
    var value = value(name);
    if (!value.isMissingNode() && !value.isArray()) {
      fault(name, "a list of texts", value);
    }
    for (var item : value) {
      if (item.isTextual()) {
        items.add(item.textValue());
      } else {
        fault(name, "a list of texts", item);
      }
    }
    return items;
  }

  List<Fields> mappings(String name) {
    var value = value(name);
    if (!value.isArray()) {
      fault(name, "a list of mappings", value);
      return List.of();
    }
    var items = new ArrayList<Fields>();
    for (var item : value) {
      items.add(new Fields("%s[%d]".formatted(place(name), items.size()), item, faults));
    }
    return items;
  }

  Fields inner(String name) {
    return new Fields(place(name), value(name), faults);
  }

  Set<String> names() {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void fault(String name, String expectation, JsonNode received) {
    var what = received.isMissingNode() ? "nothing" : received.toString();
    faults.add("%s: expected %s, received %s".formatted(place(name), expectation, what));
  }

  void fault(String name, String problem) {
    faults.add("%s: %s".formatted(place(name), problem));
  }

  /// Notes the names that nobody has asked for.
  void end() {
    var unknown = names();
    unknown.removeAll(known);
    unknown.forEach(name -> fault(name, "is not known here; known are " + known));
  }

  private Map<String, JsonNode> mapping(String name) {
    var value = value(name);
    var entries = new LinkedHashMap<String, JsonNode>();
    if (!value.isMissingNode() && !value.isObject()) {
      fault(name, "a mapping", value);
    }
    value.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  private JsonNode value(String name) {
    known.add(name);
    return node.path(name);
  }

  private String place(String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }
}

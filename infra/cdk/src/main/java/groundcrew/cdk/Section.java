package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A mapping of the configuration file.
final class Section {
  private final JsonNode node;
  private final String path;
  private final Faults faults;
  private final Set<String> known = new LinkedHashSet<>();

  Section(JsonNode node, String path, Faults faults) {
    this.node = node;
    this.path = path;
    // Under a section that is missing altogether, its own fault is enough.
    this.faults = node.isObject() ? faults : new Faults();
    if (!node.isObject()) {
      faults.add(path.isEmpty() ? "the file" : path, "a mapping of names to values", node);
    }
  }

  /// Returns where the section stands in the file.
  String path() {
    return path;
  }

  Value value(String key) {
    return new Value(child(key), at(key), faults);
  }

  Section section(String key) {
    return new Section(child(key), at(key), faults);
  }

  /// Returns the section, or nothing where the file leaves it out.
  Optional<Section> optionalSection(String key) {
    return child(key).isMissingNode() ? Optional.empty() : Optional.of(section(key));
  }

  /// Returns the mappings of a list that has one at least.
  List<Section> sections(String key) {
    var list = child(key);
    if (!list.isArray() || list.isEmpty()) {
      faults.add(at(key), "a list of 1 or more, each a mapping of names to values", list);
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Section(list.path(i), "%s[%d]".formatted(at(key), i), faults))
        .toList();
  }

  /// Lists the keys that nobody asked for; called when everything was asked for.
  void end() {
    for (var pair : node.properties()) {
      if (!known.contains(pair.getKey())) {
        faults.add(
            at(pair.getKey()),
            "a known name, did you mean \"%s\"?"
                .formatted(EditDistance.nearest(pair.getKey(), known)),
            pair.getKey());
      }
    }
  }

  private JsonNode child(String key) {
    known.add(key);
    return node.path(key);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A mapping in the configuration file.
final class Section {
  private final JsonNode node;
  private final String path;
  private final Faults faults;
  private final Set<String> known = new LinkedHashSet<>();

  Section(JsonNode node, String path, Faults faults) {
    this.node = node;
    this.path = path;
    // A missing section is one fault: its keys are not reported as well.
    this.faults = node.isObject() ? faults : new Faults();
    if (!node.isObject()) {
      faults.add(path.isEmpty() ? "the file" : path, "a mapping of names to values", node);
    }
  }

  /// Returns the path of the section in the file.
  String path() {
    return path;
  }

  Value value(String key) {
    return new Value(child(key), at(key), faults);
  }

  Section section(String key) {
    return new Section(child(key), at(key), faults);
  }

  /// Returns the section, or empty if the file omits it.
  Optional<Section> optionalSection(String key) {
    return child(key).isMissingNode() ? Optional.empty() : Optional.of(section(key));
  }

  /// Returns the mappings of a list, which must have at least one.
  List<Section> sections(String key) {
    var list = child(key);
    if (!list.isArray() || list.isEmpty()) {
      faults.add(at(key), "a list of 1 or more, each a mapping of names to values", list);
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Section(list.path(i), "%s[%d]".formatted(at(key), i), faults))
        .toList();
  }

  /// Reports the keys that were not read. Must be called last.
  void end() {
    end(Map.of());
  }

  /// Reports the keys that were not read. Must be called last.
  ///
  /// @param renamed current names of keys by their former names
  void end(Map<String, String> renamed) {
    for (var pair : node.properties()) {
      var key = pair.getKey();
      if (!known.contains(key)) {
        var expectation =
            renamed.containsKey(key)
                ? "its new name \"%s\"".formatted(renamed.get(key))
                : "a known name, did you mean \"%s\"?".formatted(EditDistance.nearest(key, known));
        faults.add(at(key), expectation, key);
      }
    }
  }

  /// Reports what the section as a whole lacks.
  void fault(String expectation) {
    faults.add(path.isEmpty() ? "the file" : path, expectation, "none");
  }

  private JsonNode child(String key) {
    known.add(key);
    return node.path(key);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

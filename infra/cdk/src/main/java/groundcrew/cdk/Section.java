package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A mapping of the configuration file; what is wrong with it goes to a list of faults.
final class Section {
  private final JsonNode node;
  private final String path;
  private final List<String> faults;
  private final Set<String> known = new LinkedHashSet<>();

  Section(JsonNode node, String path, List<String> faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    if (!node.isObject() && (!node.isMissingNode() || path.isEmpty())) {
      faults.add(
          "%s: expected a mapping of names to values, received %s"
              .formatted(path.isEmpty() ? "the file" : path, shown(node)));
    }
  }

  Section section(String key) {
    var child = child(key);
    if (child.isMissingNode()) {
      fault(at(key), "a mapping of names to values", child);
    }
    return new Section(child, at(key), faults);
  }

  String text(String key, Rule rule) {
    return checked(at(key), child(key), rule);
  }

  Optional<String> optionalText(String key, Rule rule) {
    var child = child(key);
    return child.isMissingNode() ? Optional.empty() : Optional.of(checked(at(key), child, rule));
  }

  List<String> texts(String key, Rule item, int least) {
    var child = child(key);
    if (!child.isArray() || child.size() < least) {
      fault(at(key), "a list of " + least + " or more, each " + item.expectation(), child);
      return List.of();
    }
    var texts = new LinkedHashSet<String>();
    for (var i = 0; i < child.size(); i++) {
      var place = at(key) + "[" + i + "]";
      var text = checked(place, child.path(i), item);
      if (!texts.add(text) && item.holds().test(child.path(i).asText())) {
        fault(place, "each value once", child.path(i));
      }
    }
    return List.copyOf(texts);
  }

  Map<String, String> pairs(String key, Rule keys, Rule values) {
    var child = child(key);
    if (!child.isObject()) {
      fault(at(key), "a mapping, {} for none", child);
    }
    var pairs = new LinkedHashMap<String, String>();
    for (var pair : child.properties()) {
      if (!keys.holds().test(pair.getKey())) {
        faults.add(
            "%s: expected %s, received \"%s\""
                .formatted(at(key), keys.expectation(), pair.getKey()));
      }
      pairs.put(pair.getKey(), checked(at(key) + "." + pair.getKey(), pair.getValue(), values));
    }
    return pairs;
  }

  boolean flag(String key) {
    var child = child(key);
    if (!child.isBoolean()) {
      fault(at(key), "true or false", child);
    }
    return child.asBoolean();
  }

  int integer(String key, int least, int most) {
    var child = child(key);
    if (!child.isInt() || child.intValue() < least || child.intValue() > most) {
      fault(at(key), "a whole number from " + least + " to " + most, child);
      return least;
    }
    return child.intValue();
  }

  Duration duration(String key, Duration least, Duration most) {
    var child = child(key);
    try {
      var duration = Duration.parse(child.asText());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // The fault below says what a duration looks like.
    }
    fault(at(key), "a duration from " + least + " to " + most + " such as PT15M", child);
    return least;
  }

  /// Lists the keys that nobody asked for; called when everything was asked for.
  void end() {
    for (var pair : node.properties()) {
      if (!known.contains(pair.getKey())) {
        var nearest =
            known.stream()
                .min(Comparator.comparingInt(name -> EditDistance.between(name, pair.getKey())))
                .orElseThrow();
        faults.add(
            "%s: expected a known name, did you mean \"%s\"? received \"%s\""
                .formatted(at(pair.getKey()), nearest, pair.getKey()));
      }
    }
  }

  private String checked(String place, JsonNode value, Rule rule) {
    // A number is refused where it is an id: YAML would drop the zeros that an account begins with.
    var quoted = value.isTextual() || (value.isInt() && !rule.equals(Rule.ACCOUNT));
    if (quoted && rule.holds().test(value.asText())) {
      return value.asText();
    }
    fault(place, rule.expectation(), value);
    return rule.standIn();
  }

  private void fault(String place, String expectation, JsonNode received) {
    // Under a section that is missing altogether, its own fault is enough.
    if (!node.isMissingNode()) {
      faults.add("%s: expected %s, received %s".formatted(place, expectation, shown(received)));
    }
  }

  private static String shown(JsonNode received) {
    return received.isMissingNode() ? "nothing" : received.toString();
  }

  private JsonNode child(String key) {
    known.add(key);
    return node.path(key);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

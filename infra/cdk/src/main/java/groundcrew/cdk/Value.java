package groundcrew.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A value of the configuration file, read as what it must be; a faulty one is replaced by a
/// stand-in until all faults are listed.
///
/// @param path where the value stands in the file
record Value(JsonNode node, String path, Faults faults) {

  /// Returns what is read of the value, or nothing where the file leaves it out.
  <T> Optional<T> optional(Function<Value, T> read) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(read.apply(this));
  }

  /// Returns what is read of the value, or the fallback where the file leaves it out.
  <T> T or(T fallback, Function<Value, T> read) {
    return optional(read).orElse(fallback);
  }

  String text(Rule rule) {
    // A number is refused where it is an id: YAML would drop the zeros that an account begins with.
    var quoted = node.isTextual() || (node.isInt() && !rule.equals(Rule.ACCOUNT));
    if (quoted && rule.holds().test(node.asText())) {
      return node.asText();
    }
    faults.add(path, rule.expectation(), node, rule.hint().apply(node.asText()));
    return rule.standIn();
  }

  List<String> texts(Rule rule, int least) {
    if (!node.isArray() || node.size() < least) {
      faults.add(path, "a list of %d or more, each %s".formatted(least, rule.expectation()), node);
      return List.of();
    }
    var texts = new LinkedHashSet<String>();
    for (var i = 0; i < node.size(); i++) {
      var item = new Value(node.path(i), "%s[%d]".formatted(path, i), faults);
      var text = item.text(rule);
      if (rule.holds().test(item.node().asText()) && !texts.add(text)) {
        faults.add(item.path(), "each value once", item.node());
      }
    }
    return List.copyOf(texts);
  }

  Map<String, String> pairs(Rule keys, Rule values) {
    if (!node.isObject()) {
      faults.add(path, "a mapping, {} for none", node);
    }
    var pairs = new LinkedHashMap<String, String>();
    for (var pair : node.properties()) {
      if (!keys.holds().test(pair.getKey())) {
        faults.add(path, keys.expectation(), pair.getKey());
      }
      var value = new Value(pair.getValue(), path + "." + pair.getKey(), faults);
      pairs.put(pair.getKey(), value.text(values));
    }
    return pairs;
  }

  boolean flag() {
    if (!node.isBoolean()) {
      faults.add(path, "true or false", node);
    }
    return node.asBoolean();
  }

  int integer(int least, int most) {
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      faults.add(path, "a whole number from %d to %d".formatted(least, most), node);
      return least;
    }
    return node.intValue();
  }

  /// Returns a number above zero.
  BigDecimal positive(int most) {
    if (!node.isNumber()
        || node.decimalValue().signum() <= 0
        || node.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0) {
      faults.add(path, "a number above 0 and at most " + most, node);
      return BigDecimal.ONE;
    }
    return node.decimalValue();
  }

  Duration duration(Duration least, Duration most) {
    try {
      var duration = Duration.parse(node.asText());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // The fault below says what a duration looks like.
    }
    faults.add(path, "a duration from %s to %s such as PT15M".formatted(least, most), node);
    return least;
  }
}

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

/// A value of the configuration file. A faulty value is replaced by a valid one until all faults
/// are reported.
///
/// @param path path of the value in the file
record Value(JsonNode node, String path, Faults faults) {

  /// Returns the value that a function reads, or empty if the file omits it.
  <T> Optional<T> optional(Function<Value, T> read) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(read.apply(this));
  }

  /// Returns the value that a function reads, or the fallback if the file omits it.
  <T> T or(T fallback, Function<Value, T> read) {
    return optional(read).orElse(fallback);
  }

  String text(Rule rule) {
    // An account id must not be a number: YAML drops leading zeros.
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
      faults.add(path, "a mapping, or {} for none", node);
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

  /// Returns a number above zero, at most the given one.
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
      // The fault below describes the format.
    }
    faults.add(path, "a duration from %s to %s such as PT15M".formatted(least, most), node);
    return least;
  }
}

package groundcrew.local.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a rule wants of an event: every member that it names, each by one of its matchers.
public sealed interface EventPattern {

  /// Tells whether an event, or a part of one, is wanted; what is absent is a missing node.
  boolean matches(JsonNode event);

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException for an operator that is not understood
  static EventPattern of(JsonNode pattern) {
    if (!pattern.isObject() || pattern.isEmpty()) {
      throw new IllegalArgumentException("a pattern is an object with members, not " + pattern);
    }
    return members(pattern);
  }

  private static EventPattern members(JsonNode pattern) {
    var members = new LinkedHashMap<String, EventPattern>();
    for (var member : pattern.properties()) {
      members.put(member.getKey(), member(member.getKey(), member.getValue()));
    }
    return new Members(members);
  }

  private static EventPattern member(String name, JsonNode pattern) {
    if (name.startsWith("$")) {
      throw new IllegalArgumentException("the operator " + name + " is not understood");
    }
    if (pattern.isObject()) {
      return members(pattern);
    }
    if (!pattern.isArray() || pattern.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must be a list of values or an object, not %s".formatted(name, pattern));
    }
    return new Leaf(pattern.valueStream().map(Matcher::of).toList());
  }

  /// A part with members of its own; of a list one element must fit.
  record Members(Map<String, EventPattern> members) implements EventPattern {
    @Override
    public boolean matches(JsonNode event) {
      return event.isArray() ? event.valueStream().anyMatch(this::fits) : fits(event);
    }

    private boolean fits(JsonNode part) {
      return members.entrySet().stream()
          .allMatch(member -> member.getValue().matches(part.path(member.getKey())));
    }
  }

  /// A value; of a list one element must fit.
  record Leaf(List<Matcher> matchers) implements EventPattern {
    @Override
    public boolean matches(JsonNode event) {
      var values = event.isArray() ? event.valueStream() : Stream.of(event);
      return values.anyMatch(value -> matchers.stream().anyMatch(m -> m.matches(value)));
    }
  }
}

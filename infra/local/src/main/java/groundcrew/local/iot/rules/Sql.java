package groundcrew.local.iot.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.messages.TopicFilter;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The SQL of a rule: `SELECT * FROM 'filter'`, or a list of [Item]s instead of the star.
///
/// @param items empty for the star
record Sql(List<Item> items, TopicFilter from) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*select\\s+(?<items>.+?)\\s+from\\s+'(?<filter>[^']*)'\\s*(?<rest>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// Reads a statement.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it or not supported
  static Sql parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "the local cloud reads SELECT … FROM 'topic filter' alone, not " + text);
    }
    if (!form.group("rest").isEmpty()) {
      throw new IllegalArgumentException(
          "'" + form.group("rest") + "' is not supported by the local cloud");
    }
    var from = TopicFilter.parse(form.group("filter"));
    if (form.group("items").equals("*")) {
      return new Sql(List.of(), from);
    }
    var items =
        Arrays.stream(form.group("items").split(",", -1))
            .map(String::strip)
            .map(Item::parse)
            .toList();
    var names = new HashSet<String>();
    for (var item : items) {
      if (!names.add(item.name())) {
        throw new IllegalArgumentException("two items are called " + item.name());
      }
    }
    return new Sql(items, from);
  }

  /// Returns what the statement selects from a message; empty where that is its whole payload,
  /// which is not JSON.
  Optional<JsonNode> select(Message message, Instant time) {
    var payload = json(message.payload());
    if (items.isEmpty()) {
      return Optional.of(payload).filter(node -> !node.isMissingNode());
    }
    var result = JsonNodeFactory.instance.objectNode();
    for (var item : items) {
      var value = item.value().of(message, payload, time);
      if (!value.isMissingNode()) {
        result.set(item.name(), value);
      }
    }
    return Optional.of(result);
  }

  private static JsonNode json(byte[] payload) {
    try (var parser = JSON.createParser(payload)) {
      var node = Optional.ofNullable(parser.<JsonNode>readValueAsTree());
      return parser.nextToken() == null
          ? node.orElse(MissingNode.getInstance())
          : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}

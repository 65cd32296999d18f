package groundcrew.local.iot.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import groundcrew.local.iot.messages.Message;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What a SELECT takes from a message under one name.
record Item(String name, Value value) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<path>[a-z_]\\w*(\\.[a-z_]\\w*)*)(?<call>\\(\\s*(?<argument>\\d*)\\s*\\))?(\\s+as\\s+(?<name>[a-z_]\\w*))?",
          Pattern.CASE_INSENSITIVE);

  /// Reads a value from a message; missing where SQL has Undefined.
  @FunctionalInterface
  interface Value {
    JsonNode of(Message message, JsonNode payload, Instant time);
  }

  /// Reads an item.
  ///
  /// @throws IllegalArgumentException saying what is not supported
  static Item parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not supported by the local cloud");
    }
    var path = List.of(form.group("path").split("\\."));
    var named = form.group("name");
    if (form.group("call") == null) {
      return new Item(named == null ? path.getLast() : named, (_, payload, _) -> at(payload, path));
    }
    if (named == null) {
      throw new IllegalArgumentException(
          "'" + text + "' needs AS: the local cloud does not know its name in AWS's result");
    }
    return new Item(named, function(text, form.group("path"), form.group("argument")));
  }

  private static Value function(String text, String function, String argument) {
    // Only topic takes an argument, and a level is counted from 1.
    return switch (function + (argument.isEmpty() ? "()" : "(n)")) {
      case "clientid()" -> (message, _, _) -> TextNode.valueOf(message.clientId().orElse("n/a"));
      case "topic()" -> (message, _, _) -> TextNode.valueOf(message.topic());
      case "topic(n)" -> (message, _, _) -> level(message.topic(), Integer.parseInt(argument));
      case "timestamp()" -> (_, _, time) -> LongNode.valueOf(time.toEpochMilli());
      default ->
          throw new IllegalArgumentException(
              "the function '" + text + "' is not supported by the local cloud");
    };
  }

  private static JsonNode at(JsonNode payload, List<String> path) {
    var node = payload;
    for (var name : path) {
      node = node.path(name);
    }
    return node;
  }

  private static JsonNode level(String topic, int number) {
    var levels = topic.split("/", -1);
    return number >= 1 && number <= levels.length
        ? TextNode.valueOf(levels[number - 1])
        : MissingNode.getInstance();
  }
}

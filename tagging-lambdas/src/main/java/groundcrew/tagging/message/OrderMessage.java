package groundcrew.tagging.message;

import groundcrew.common.Json;
import groundcrew.common.JsonObject;
import groundcrew.common.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The message of an order: a JSON body, and attributes for those who read only these.
///
/// The attribute `Tags` and messages without a JSON body are what the first edition's functions
/// send and expect.
public final class OrderMessage {
  /// Names of the attributes that an order has.
  public static final Set<String> ATTRIBUTES = Set.of("Account", "Region", "Tags");

  private static final int VERSION = 1;
  private static final String UNDO = "undo";

  private OrderMessage() {}

  /// Returns the body.
  public static String body(Order order) {
    var body = Json.object().put("version", VERSION);
    if (order instanceof UndoOrder) {
      body.put("kind", UNDO);
    }
    body.put("level", order.level()).put("account", order.account()).put("region", order.region());
    switch (order) {
      case TagOrder tag -> {
        tag.keys().forEach(body.putArray("keys")::add);
        tag.tags().forEach(body.putObject("tags")::put);
      }
      case UndoOrder undo -> body.put("undo", undo.undone().toString());
    }
    return Json.write(body.put("run", order.run().toString()));
  }

  /// Returns the attributes, all of them texts.
  public static Map<String, String> attributes(Order order) {
    var attributes = new TreeMap<String, String>();
    attributes.put("Account", order.account());
    attributes.put("Region", order.region());
    if (order instanceof TagOrder tag) {
      attributes.put("Tags", tagsAttribute(tag));
    }
    return attributes;
  }

  /// Returns the attribute `Tags`.
  public static String tagsAttribute(TagOrder order) {
    var attribute = Json.object();
    var tags = attribute.putArray("Tags");
    order
        .tags()
        .forEach((key, value) -> tags.addObject().put("tagkey", key).put("tagvalue", value));
    return Json.write(attribute);
  }

  /// Reads a record of an SQS event.
  ///
  /// @param level of a message that has attributes only
  /// @throws IllegalArgumentException if the message holds no order
  public static Order read(JsonValue queueRecord, String level) {
    var text = queueRecord.path("body").asText();
    var body = text.stripLeading().startsWith("{") ? Json.read(text) : Json.object();
    return body.has("version") ? fromBody(body) : fromAttributes(queueRecord, level);
  }

  private static Order fromBody(JsonValue body) {
    if (body.path("version").asInt(0) != VERSION) {
      throw new IllegalArgumentException(
          "message version %s: expected %d; deploy lister and tagger of one release"
              .formatted(body.path("version"), VERSION));
    }
    var kind = body.path("kind").asText("tag");
    return switch (kind) {
      case "tag" ->
          new TagOrder(
              text(body, "level"),
              text(body, "account"),
              text(body, "region"),
              keys(body),
              tags(body),
              time(body, "run"));
      case UNDO ->
          new UndoOrder(
              text(body, "level"),
              text(body, "account"),
              text(body, "region"),
              time(body, "undo"),
              time(body, "run"));
      default ->
          throw new IllegalArgumentException(
              "message kind '%s': expected none, or undo".formatted(kind));
    };
  }

  private static List<String> keys(JsonValue body) {
    var keys = new ArrayList<String>();
    for (var key : present(body, "keys")) {
      keys.add(textual("keys", key));
    }
    return keys;
  }

  private static SortedMap<String, String> tags(JsonValue body) {
    var tags = new TreeMap<String, String>();
    if (!(present(body, "tags") instanceof JsonObject object)) {
      throw new IllegalArgumentException("the message's 'tags' must be an object");
    }
    object.properties().forEach(tag -> tags.put(tag.getKey(), textual("tags", tag.getValue())));
    return tags;
  }

  private static TagOrder fromAttributes(JsonValue queueRecord, String level) {
    var attributes = queueRecord.path("messageAttributes");
    var tags = new TreeMap<String, String>();
    for (var tag : present(Json.read(attribute(attributes, "Tags")), "Tags")) {
      tags.put(text(tag, "tagkey"), text(tag, "tagvalue"));
    }
    var sent = present(queueRecord.path("attributes"), "SentTimestamp").asLong(0);
    return new TagOrder(
        level,
        attribute(attributes, "Account"),
        attribute(attributes, "Region"),
        List.copyOf(tags.keySet()),
        tags,
        Instant.ofEpochMilli(sent));
  }

  private static Instant time(JsonValue body, String field) {
    var text = text(body, field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          "the message's '%s' is '%s': expected an instant such as 2026-01-31T02:00:00Z"
              .formatted(field, text),
          malformed);
    }
  }

  private static String attribute(JsonValue attributes, String name) {
    return text(present(attributes, name), "stringValue");
  }

  private static String text(JsonValue object, String field) {
    return textual(field, present(object, field));
  }

  private static String textual(String field, JsonValue value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          "the message's '%s' must be text, but is %s".formatted(field, value.kind()));
    }
    return value.asText();
  }

  private static JsonValue present(JsonValue object, String field) {
    if (!object.hasNonNull(field)) {
      throw new IllegalArgumentException(
          "the message has no '%s': expected a body with version, or attributes Account, Region and Tags"
              .formatted(field));
    }
    return object.path(field);
  }
}

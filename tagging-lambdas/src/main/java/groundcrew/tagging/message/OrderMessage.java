package groundcrew.tagging.message;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.common.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The message of an order: a JSON body, and attributes for those who read only these.
///
/// The attribute `Tags` and messages without a JSON body are what the first edition's functions
/// send and expect.
public final class OrderMessage {
  private static final int VERSION = 1;

  private OrderMessage() {}

  /// Returns the body.
  public static String body(TagOrder order) {
    var body =
        Json.object()
            .put("version", VERSION)
            .put("level", order.level())
            .put("account", order.account())
            .put("region", order.region());
    order.keys().forEach(body.putArray("keys")::add);
    order.tags().forEach(body.putObject("tags")::put);
    return Json.write(body.put("run", order.run().toString()));
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
  public static TagOrder read(JsonNode queueRecord, String level) {
    var text = queueRecord.path("body").asText();
    var body = text.stripLeading().startsWith("{") ? Json.read(text) : Json.object();
    return body.has("version") ? fromBody(body) : fromAttributes(queueRecord, level);
  }

  private static TagOrder fromBody(JsonNode body) {
    if (body.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException(
          "message version %s: expected %d; deploy lister and tagger of one release"
              .formatted(body.path("version"), VERSION));
    }
    var keys = new ArrayList<String>();
    for (var key : present(body, "keys")) {
      keys.add(key.asText());
    }
    var tags = new TreeMap<String, String>();
    present(body, "tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new TagOrder(
        present(body, "level").asText(),
        present(body, "account").asText(),
        present(body, "region").asText(),
        keys,
        tags,
        Instant.parse(present(body, "run").asText()));
  }

  private static TagOrder fromAttributes(JsonNode queueRecord, String level) {
    var attributes = queueRecord.path("messageAttributes");
    var tags = new TreeMap<String, String>();
    for (var tag : present(Json.read(attribute(attributes, "Tags")), "Tags")) {
      tags.put(present(tag, "tagkey").asText(), present(tag, "tagvalue").asText());
    }
    var sent = present(queueRecord.path("attributes"), "SentTimestamp").asLong();
    return new TagOrder(
        level,
        attribute(attributes, "Account"),
        attribute(attributes, "Region"),
        List.copyOf(tags.keySet()),
        tags,
        Instant.ofEpochMilli(sent));
  }

  private static String attribute(JsonNode attributes, String name) {
    return present(present(attributes, name), "stringValue").asText();
  }

  private static JsonNode present(JsonNode object, String field) {
    if (!object.hasNonNull(field)) {
      throw new IllegalArgumentException(
          "the message has no '%s': expected a body with version, or attributes Account, Region and Tags"
              .formatted(field));
    }
    return object.get(field);
  }
}

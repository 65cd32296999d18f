package groundcrew.local.treenation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;

/// An order of trees.
///
/// @param id the idempotency key `order_id`
/// @param recipient the recipient's `internal_id`
record Order(
    int planter, int species, int quantity, Optional<String> id, Optional<String> recipient) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KNOWN =
      Set.of(
          "hashtag",
          "language",
          "message",
          "order_id",
          "planter_id",
          "quantity",
          "recipients",
          "species_id");
  private static final Set<String> KNOWN_OF_RECIPIENT =
      Set.of("email", "internal_id", "language", "name");

  /// Reads the body of a request.
  ///
  /// @throws MalformedOrderException saying which member is wrong
  static Order read(String body) throws MalformedOrderException {
    var json = json(body);
    requireKnown(json, KNOWN);
    text(json, "message");
    text(json, "language");
    text(json, "hashtag");
    return new Order(
        number(json, "planter_id"),
        number(json, "species_id"),
        number(json, "quantity"),
        text(json, "order_id"),
        recipient(json.path("recipients")));
  }

  private static JsonNode json(String body) throws MalformedOrderException {
    try {
      var json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new MalformedOrderException("The body is not JSON: " + e.getOriginalMessage());
    }
    throw new MalformedOrderException("The body is not a JSON object");
  }

  private static void requireKnown(JsonNode json, Set<String> known)
      throws MalformedOrderException {
    for (var member : json.properties()) {
      if (!known.contains(member.getKey())) {
        throw new MalformedOrderException(member.getKey() + " is not known");
      }
    }
  }

  private static int number(JsonNode json, String name) throws MalformedOrderException {
    var value = json.path(name);
    if (!value.isInt() || value.asInt() < 1) {
      throw new MalformedOrderException(name + " must be an integer from 1 on");
    }
    return value.asInt();
  }

  private static Optional<String> text(JsonNode json, String name) throws MalformedOrderException {
    var value = json.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw new MalformedOrderException(name + " must be a text");
    }
    return Optional.of(value.asText());
  }

  private static Optional<String> recipient(JsonNode recipients) throws MalformedOrderException {
    if (recipients.isMissingNode()) {
      return Optional.empty();
    }
    if (!recipients.isArray() || recipients.size() != 1 || !recipients.path(0).isObject()) {
      throw new MalformedOrderException("recipients must be a list of one object");
    }
    var recipient = recipients.path(0);
    requireKnown(recipient, KNOWN_OF_RECIPIENT);
    text(recipient, "email");
    text(recipient, "language");
    text(recipient, "name");
    return text(recipient, "internal_id");
  }
}

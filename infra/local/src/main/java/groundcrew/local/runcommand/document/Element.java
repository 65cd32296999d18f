package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// An element of a document, read strictly: what the local cloud does not know stops with the name
/// of the document and the place in it.
record Element(String document, String place, JsonNode node) {

  IllegalArgumentException fault(String problem) {
    return new IllegalArgumentException(
        "Document %s, %s: %s".formatted(document, place.isEmpty() ? "top level" : place, problem));
  }

  /// Refuses every member that is not in `known`.
  void only(Set<String> known) {
    if (!node.isObject()) {
      throw fault("must be an object");
    }
    node.propertyStream()
        .filter(member -> !known.contains(member.getKey()))
        .findFirst()
        .ifPresent(member -> {
          throw fault("element " + member.getKey() + " is not supported by the local cloud");
        });
  }

  Element member(String name) {
    return new Element(document, place.isEmpty() ? name : place + "." + name, node.path(name));
  }

  Element item(String name, int index) {
    return new Element(document, "%s[%d]".formatted(name, index), node.path(name).path(index));
  }

  Optional<String> text(String name) {
    return Optional.of(node.path(name)).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  String required(String name) {
    return text(name).orElseThrow(() -> fault(name + " is required"));
  }

  int number(String name, int fallback) {
    var value = text(name);
    try {
      return value.map(Integer::parseInt).orElse(fallback);
    } catch (NumberFormatException e) {
      throw fault("%s must be a whole number, not %s".formatted(name, value.orElse("")));
    }
  }
}

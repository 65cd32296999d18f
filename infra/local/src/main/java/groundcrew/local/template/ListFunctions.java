package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/// The intrinsic functions that read or give a list.
final class ListFunctions {
  private ListFunctions() {}

  static JsonNode join(Arguments arguments) {
    var delimiter = arguments.literal(0);
    var parts = arguments.list(1).valueStream().map(arguments::scalar).toList();
    return TextNode.valueOf(String.join(delimiter, parts));
  }

  static JsonNode select(Arguments arguments) {
    var index = arguments.text(0);
    var list = arguments.list(1);
    var item =
        index.matches("\\d{1,9}") ? list.path(Integer.parseInt(index)) : MissingNode.getInstance();
    if (item.isMissingNode()) {
      throw arguments.fault("has no item %s in a list of %d".formatted(index, list.size()));
    }
    return item;
  }

  static JsonNode split(Arguments arguments) {
    var delimiter = arguments.literal(0);
    if (delimiter.isEmpty()) {
      throw arguments.fault("needs a delimiter");
    }
    var parts = JsonNodeFactory.instance.arrayNode();
    for (var part : arguments.text(1).split(Pattern.quote(delimiter), -1)) {
      parts.add(part);
    }
    return parts;
  }

  /// Returns the names of three zones. AWS names those that the account may use; most regions have
  /// three.
  static JsonNode zones(Arguments arguments, String ownRegion) {
    var named = arguments.text();
    var region = named.isEmpty() ? ownRegion : named;
    if (!region.matches("[a-z]+(-[a-z]+)+-\\d")) {
      throw arguments.fault("takes a region, not " + region);
    }
    return JsonNodeFactory.instance
        .arrayNode()
        .add(region + "a")
        .add(region + "b")
        .add(region + "c");
  }
}

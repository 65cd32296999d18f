package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.runcommand.document.Unsupported;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds nodes by the member `Targets`: all of the keys, and one value of each.
final class Targets {
  private static final String TAG = "tag:";

  private Targets() {}

  static boolean match(JsonNode targets, ManagedNode node, Map<String, String> tags) {
    return targets.valueStream().allMatch(target -> matches(target, node, tags));
  }

  private static boolean matches(JsonNode target, ManagedNode node, Map<String, String> tags) {
    var key = target.path("Key").asText();
    var values = target.path("Values").valueStream().map(JsonNode::asText).toList();
    if (key.equals("InstanceIds")) {
      return values.contains(node.id());
    }
    if (key.equals("tag-key")) {
      return values.stream().anyMatch(tags::containsKey);
    }
    if (!key.startsWith(TAG)) {
      throw Unsupported.of("the target key " + key);
    }
    return tagged(values, Optional.ofNullable(tags.get(key.substring(TAG.length()))));
  }

  private static boolean tagged(List<String> values, Optional<String> value) {
    return value.filter(values::contains).isPresent();
  }
}

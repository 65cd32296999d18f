package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// The properties of one resource, read strictly: a property that nobody knows is a fault, so that
/// the local cloud never deploys something else than the template says.
public final class ResourceProperties {
  private final Resource resource;

  private ResourceProperties(Resource resource) {
    this.resource = resource;
  }

  /// Wraps a resource.
  ///
  /// @throws IllegalArgumentException for a property that is not in `known`
  public static ResourceProperties of(Resource resource, Set<String> known) {
    var properties = new ResourceProperties(resource);
    for (var property : resource.properties().properties()) {
      if (!known.contains(property.getKey())) {
        throw properties.fault(property.getKey(), "is not supported by the local cloud");
      }
    }
    return properties;
  }

  /// Returns a fault that names logical id, type and property.
  public IllegalArgumentException fault(String property, String problem) {
    return new IllegalArgumentException(
        "%s (%s): property %s %s"
            .formatted(resource.logicalId(), resource.type(), property, problem));
  }

  /// Returns a property's value, nested ones by `.`, such as `Environment.Variables`.
  public Optional<JsonNode> find(String path) {
    var node = resource.properties().at("/" + path.replace('.', '/'));
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  /// Returns a property as text.
  public Optional<String> text(String path) {
    return find(path).map(JsonNode::asText);
  }

  /// Returns a property as text.
  ///
  /// @throws IllegalArgumentException where it is missing
  public String required(String path) {
    return text(path).orElseThrow(() -> fault(path, "is required"));
  }

  /// Returns a property as a whole number, which a template may write as text too.
  public int number(String path, int fallback) {
    return text(path).map(text -> parsed(path, text)).orElse(fallback);
  }

  /// Returns a property as a truth value, which a template may write as text too.
  public boolean flag(String path, boolean fallback) {
    return text(path).map(Boolean::parseBoolean).orElse(fallback);
  }

  /// Returns the given physical name, or a generated one.
  public String name(String property, int longest) {
    return text(property).orElseGet(() -> resource.generatedName(longest));
  }

  private int parsed(String path, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw fault(path, "must be a whole number, but is '" + text + "'");
    }
  }
}

package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resolves intrinsic functions by what has been created so far.
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
  private final Map<String, Created> created = new HashMap<>();
  private final Map<String, String> given;

  Intrinsics(Place place, Map<String, String> parameters) {
    given = new HashMap<>(parameters);
    given.putAll(
        Map.of(
            "AWS::AccountId", place.account(),
            "AWS::Region", place.region(),
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com",
            "AWS::StackName", place.stack(),
            "AWS::StackId",
                "arn:aws:cloudformation:%s:%s:stack/%s/local"
                    .formatted(place.region(), place.account(), place.stack())));
  }

  void created(String logicalId, Created result) {
    created.put(logicalId, result);
  }

  /// Returns the node with every intrinsic function replaced by its value.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a function it does not know
  JsonNode resolve(String logicalId, JsonNode node) {
    if (node.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> copy.add(resolve(logicalId, item)));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    var function = function(node);
    if (function.isPresent()) {
      return TextNode.valueOf(call(logicalId, function.get(), node.get(function.get())));
    }
    var copy = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(e -> copy.set(e.getKey(), resolve(logicalId, e.getValue())));
    return copy;
  }

  /// Returns the logical ids that a node refers to.
  static Set<String> references(JsonNode node) {
    var names = new LinkedHashSet<String>();
    collect(node, names);
    return names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    var function = function(node).orElse("");
    switch (function) {
      case "Ref" -> names.add(node.get("Ref").asText());
      case "Fn::GetAtt" -> names.add(node.get("Fn::GetAtt").get(0).asText());
      case "Fn::Sub" ->
          VARIABLE
              .matcher(node.get("Fn::Sub").asText())
              .results()
              .forEach(match -> names.add(match.group(1).replaceFirst("\\..*", "")));
      default -> node.forEach(child -> collect(child, names));
    }
  }

  private static Optional<String> function(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return Optional.empty();
    }
    var name = node.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::") ? Optional.of(name) : Optional.empty();
  }

  private String call(String logicalId, String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(logicalId, argument.asText());
      case "Fn::GetAtt" -> attribute(logicalId, argument.get(0).asText(), argument.get(1).asText());
      case "Fn::Join" -> {
        var parts = resolve(logicalId, argument.get(1));
        var joined = new StringBuilder();
        for (var i = 0; i < parts.size(); i++) {
          joined.append(i == 0 ? "" : argument.get(0).asText()).append(parts.get(i).asText());
        }
        yield joined.toString();
      }
      case "Fn::Sub" ->
          VARIABLE
              .matcher(argument.asText())
              .replaceAll(match -> Matcher.quoteReplacement(variable(logicalId, match.group(1))));
      default ->
          throw new IllegalArgumentException(
              "%s: intrinsic function %s is not known here".formatted(logicalId, function));
    };
  }

  private String variable(String logicalId, String name) {
    var dot = name.indexOf('.');
    return dot < 0
        ? ref(logicalId, name)
        : attribute(logicalId, name.substring(0, dot), name.substring(dot + 1));
  }

  private String ref(String logicalId, String name) {
    var value = given.get(name);
    return value != null ? value : existing(logicalId, name).ref();
  }

  private String attribute(String logicalId, String name, String attribute) {
    var value = existing(logicalId, name).attributes().get(attribute);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: %s has no attribute %s here".formatted(logicalId, name, attribute));
    }
    return value;
  }

  private Created existing(String logicalId, String name) {
    var result = created.get(name);
    if (result == null) {
      throw new IllegalArgumentException(
          "%s: refers to '%s', which is neither created nor a parameter that is known"
              .formatted(logicalId, name));
    }
    return result;
  }
}

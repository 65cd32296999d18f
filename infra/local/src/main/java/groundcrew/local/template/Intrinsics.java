package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Function;

/// Resolves intrinsic functions. Who uses them, a logical id or the name of a part of the template,
/// is named in every fault.
record Intrinsics(
    Values values,
    Mappings mappings,
    Conditions conditions,
    Function<String, Optional<String>> exports) {

  /// Returns the functions for what CloudFormation evaluates without resources: conditions and the
  /// names of exports.
  Intrinsics withoutResources() {
    return new Intrinsics(values.withoutResources(), mappings, conditions, exports);
  }

  Intrinsics with(Conditions evaluated) {
    return new Intrinsics(values, mappings, evaluated, exports);
  }

  /// Returns the node with every intrinsic function replaced by its value; a missing node for
  /// `AWS::NoValue`.
  ///
  /// @throws IllegalArgumentException naming the user, for a function that is not known here or
  ///   that has no value
  JsonNode resolve(String user, JsonNode node) {
    if (node.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      node.valueStream()
          .map(item -> resolve(user, item))
          .filter(item -> !item.isMissingNode())
          .forEach(copy::add);
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    var function = name(node);
    if (function.isPresent()) {
      return call(new Arguments(this, user, function.get(), node.path(function.get())));
    }
    var copy = JsonNodeFactory.instance.objectNode();
    for (var member : node.properties()) {
      if (member.getKey().startsWith("Fn::")) {
        throw new IllegalArgumentException(
            "%s: %s must be the only member of its object".formatted(user, member.getKey()));
      }
      var value = resolve(user, member.getValue());
      if (!value.isMissingNode()) {
        copy.set(member.getKey(), value);
      }
    }
    return copy;
  }

  /// Returns the name of the intrinsic function that a node is.
  static Optional<String> name(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return Optional.empty();
    }
    var name = node.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::") ? Optional.of(name) : Optional.empty();
  }

  private JsonNode call(Arguments arguments) {
    return switch (arguments.function()) {
      case "Ref" -> values.ref(arguments.user(), arguments.literal());
      case "Fn::GetAtt" -> {
        arguments.require(2);
        yield values.attribute(arguments.user(), arguments.literal(0), arguments.text(1));
      }
      case "Fn::Join" -> ListFunctions.join(arguments.require(2));
      case "Fn::Sub" -> TextNode.valueOf(substituted(arguments));
      case "Fn::Select" -> ListFunctions.select(arguments.require(2));
      case "Fn::Split" -> ListFunctions.split(arguments.require(2));
      case "Fn::GetAZs" -> {
        var region = values.ref(arguments.user(), "AWS::Region").asText();
        yield ListFunctions.zones(arguments, region);
      }
      case "Fn::If" -> {
        var holds = conditions.isTrue(arguments.user(), arguments.require(3).literal(0));
        yield resolve(arguments.user(), arguments.node().get(holds ? 1 : 2));
      }
      case "Fn::FindInMap" -> {
        arguments.require(3);
        yield mappings.find(
            arguments.user(), arguments.text(0), arguments.text(1), arguments.text(2));
      }
      case "Fn::ImportValue" -> {
        var name = arguments.in(withoutResources()).text();
        yield exports
            .apply(name)
            .map(TextNode::valueOf)
            .orElseThrow(() -> arguments.fault("finds no export named " + name));
      }
      default ->
          throw new IllegalArgumentException(
              "%s: intrinsic function %s is not known here"
                  .formatted(arguments.user(), arguments.function()));
    };
  }

  private String substituted(Arguments arguments) {
    if (!arguments.node().isArray()) {
      return new Substitution(arguments.literal())
          .replaced(variable -> variable(arguments, variable));
    }
    var own = arguments.require(2).node().get(1);
    return new Substitution(arguments.literal(0))
        .replaced(variable ->
            own.has(variable)
                ? arguments.scalar(resolve(arguments.user(), own.get(variable)))
                : variable(arguments, variable));
  }

  private String variable(Arguments arguments, String name) {
    var dot = name.indexOf('.');
    return arguments.scalar(
        dot < 0
            ? values.ref(arguments.user(), name)
            : values.attribute(arguments.user(), name.substring(0, dot), name.substring(dot + 1)));
  }
}

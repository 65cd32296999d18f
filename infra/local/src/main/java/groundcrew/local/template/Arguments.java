package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/// The arguments of one call of an intrinsic function, read strictly.
///
/// @param intrinsics what resolves functions among the arguments
/// @param user who is named in a fault
record Arguments(Intrinsics intrinsics, String user, String function, JsonNode node) {

  Arguments in(Intrinsics others) {
    return new Arguments(others, user, function, node);
  }

  IllegalArgumentException fault(String problem) {
    return new IllegalArgumentException("%s: %s %s".formatted(user, function, problem));
  }

  /// Requires a list of so many arguments.
  Arguments require(int size) {
    if (!node.isArray() || node.size() != size) {
      throw fault("takes a list of %d arguments, not %s".formatted(size, node));
    }
    return this;
  }

  String literal() {
    return literal(node);
  }

  /// Returns an argument that must not be a function.
  String literal(int index) {
    return literal(node.get(index));
  }

  private String literal(JsonNode argument) {
    if (!argument.isTextual()) {
      throw fault("takes literal text, not " + argument);
    }
    return argument.asText();
  }

  String text() {
    return scalar(intrinsics.resolve(user, node));
  }

  String text(int index) {
    return scalar(intrinsics.resolve(user, node.get(index)));
  }

  JsonNode list(int index) {
    var list = intrinsics.resolve(user, node.get(index));
    if (!list.isArray()) {
      throw fault("takes a list, not " + list);
    }
    return list;
  }

  /// Returns a resolved value as text.
  ///
  /// @throws IllegalArgumentException for a list, an object, null, or `AWS::NoValue`
  String scalar(JsonNode value) {
    if (!value.isValueNode() || value.isMissingNode() || value.isNull()) {
      throw fault("takes text, not " + (value.isMissingNode() ? "AWS::NoValue" : value));
    }
    return value.asText();
  }
}

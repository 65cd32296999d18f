package groundcrew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;

/// What `Ref` and `Fn::GetAtt` read: pseudo parameters, parameters, and the resources that exist so
/// far.
final class Values {
  private static final String NO_VALUE = "AWS::NoValue";

  private final Map<String, String> given;
  private final Map<String, Created> created = new HashMap<>();
  private final Map<String, String> leftOut = new HashMap<>();

  private Values(Map<String, String> given) {
    this.given = given;
  }

  static Values of(Place place, Map<String, String> parameters) {
    var given = new HashMap<>(parameters);
    given.put("AWS::AccountId", place.account());
    given.put("AWS::Region", place.region());
    given.put("AWS::Partition", "aws");
    given.put("AWS::URLSuffix", "amazonaws.com");
    given.put("AWS::StackName", place.stack());
    given.put("AWS::StackId", place.stackId());
    return new Values(Map.copyOf(given));
  }

  /// Returns the parameters alone, for what CloudFormation evaluates without resources.
  Values withoutResources() {
    return new Values(given);
  }

  void created(String logicalId, Created result) {
    created.put(logicalId, result);
  }

  void leftOut(String logicalId, String condition) {
    leftOut.put(logicalId, condition);
  }

  /// Tells whether a name is that of a parameter or a pseudo parameter.
  boolean isParameter(String name) {
    return name.equals(NO_VALUE) || given.containsKey(name);
  }

  /// Returns the value of a `Ref`; a missing node for `AWS::NoValue`, which removes what has it.
  JsonNode ref(String user, String name) {
    if (name.equals(NO_VALUE)) {
      return MissingNode.getInstance();
    }
    var value = given.get(name);
    return TextNode.valueOf(value != null ? value : existing(user, name).ref());
  }

  JsonNode attribute(String user, String name, String attribute) {
    var value = existing(user, name).attributes().get(attribute);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: %s has no attribute %s here".formatted(user, name, attribute));
    }
    return TextNode.valueOf(value);
  }

  private Created existing(String user, String name) {
    var result = created.get(name);
    if (result != null) {
      return result;
    }
    var condition = leftOut.get(name);
    throw condition == null
        ? unknown(user, name)
        : new IllegalArgumentException(
            "%s: refers to '%s', which is not created because condition %s is false"
                .formatted(user, name, condition));
  }

  static IllegalArgumentException unknown(String user, String name) {
    return new IllegalArgumentException(
        "%s: refers to '%s', which is neither created nor a parameter that is known"
            .formatted(user, name));
  }
}

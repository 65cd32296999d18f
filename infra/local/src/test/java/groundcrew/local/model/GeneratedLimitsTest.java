package groundcrew.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Breaks every stated limit of every top-level member of the operations that the modules use.
class GeneratedLimitsTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, Stream<String>> USED =
      Map.of(
          "organizations",
              Stream.of(
                  "ListAccounts",
                  "ListTagsForResource",
                  "ListParents",
                  "ListAccountsForParent",
                  "DescribeAccount"),
          "tagging", Stream.of("GetResources", "TagResources", "UntagResources"),
          "ssm", Stream.of("PutParameter", "GetParameter", "GetParametersByPath", "SendCommand"),
          "resource-explorer-2", Stream.of("ListResources"),
          "lambda", Stream.of("Invoke"),
          "states",
              Stream.of(
                  "ListStateMachines", "ListExecutions", "StartExecution", "DescribeExecution"),
          "sts", Stream.of("AssumeRole"));

  static Stream<Arguments> limits() {
    return USED.entrySet().stream()
        .flatMap(used -> used.getValue().flatMap(operation -> limits(used.getKey(), operation)));
  }

  private static Stream<Arguments> limits(String stem, String operation) {
    var model = ServiceModel.load(stem);
    var shape = model.shape(model.input(operation).orElseThrow());
    return shape
        .path("members")
        .propertyStream()
        .flatMap(member -> {
          var limits = model.shape(member.getValue().path("shape").asText());
          return Stream.of("min", "max", "enum", "pattern")
              .filter(limits::has)
              .filter(limit -> !limit.equals("min") || limits.path("min").asInt() > 0)
              .filter(limit ->
                  !limit.equals("pattern")
                      || !limits
                          .path("pattern")
                          .asText()
                          .matches(
                              "^(\\^)?\\(?\\[\\\\[sS]\\\\[sS]\\].*|.*\\\\p\\{(L|ASCII)}.*|\\[\\\\u0.*"))
              .map(limit -> Arguments.of(stem, operation, member.getKey(), limit, limits));
        });
  }

  @ParameterizedTest(name = "{0}:{1} refuses {2} beyond its {3}")
  @MethodSource("limits")
  void memberBeyondALimitIsRefused(
      String stem, String operation, String member, String limit, JsonNode shape) {
    var input = NODES.objectNode();
    input.set(member, broken(shape, limit));

    assertThat(ServiceModel.load(stem).faults(operation, input))
        .as("input %s", input)
        .anySatisfy(fault ->
            assertThat(fault).containsIgnoringCase("at '" + member).contains(words(limit)));
  }

  private static String words(String limit) {
    return switch (limit) {
      case "min" -> "greater than or equal to";
      case "max" -> "less than or equal to";
      case "enum" -> "enum value set";
      default -> "regular expression";
    };
  }

  private static JsonNode broken(JsonNode shape, String limit) {
    var size = limit.equals("min") ? shape.path("min").asInt() - 1 : shape.path("max").asInt() + 1;
    return switch (shape.path("type").asText()) {
      case "integer", "long" -> NODES.numberNode(size);
      case "list" -> {
        var list = NODES.arrayNode();
        Stream.generate(() -> "x").limit(size).forEach(list::add);
        yield list;
      }
      case "map" -> map(size);
      default ->
          NODES.textNode(
              limit.equals("enum") || limit.equals("pattern")
                  ? "\u0001 not allowed \u0001"
                  : "x".repeat(size));
    };
  }

  private static ObjectNode map(int size) {
    var map = NODES.objectNode();
    for (var i = 0; i < size; i++) {
      map.put("k" + i, "v");
    }
    return map;
  }
}

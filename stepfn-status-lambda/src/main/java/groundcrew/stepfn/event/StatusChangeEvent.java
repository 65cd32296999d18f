package groundcrew.stepfn.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The EventBridge event `Step Functions Execution Status Change`, with the fields that are used:
/// as AWS sends it, or as the input transformer of the rule makes it.
///
/// The transformer puts a value that may be missing or null into a list, `"stopDate":[<stopDate>]`,
/// because AWS does not document what it puts in place of it: an empty list, a list of null and one
/// of an empty text are all JSON, and mean that there is no value.
@JsonIgnoreProperties(ignoreUnknown = true)
public record StatusChangeEvent(Detail detail) {

  /// The execution, as it was when the event was sent.
  ///
  /// @param stateMachineArn ARN of the state machine; also of its version or alias, or of a Map Run
  /// @param status text, because Step Functions may add a status
  /// @param startDate milliseconds since 1970
  /// @param stopDate milliseconds since 1970; absent while the execution runs
  /// @param redriveCount absent in events from before redrives existed
  /// @param error name of the error; absent unless the execution failed
  /// @param cause explanation of the error
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Detail(
      String executionArn,
      String stateMachineArn,
      String status,
      long startDate,
      Optional<JsonNode> stopDate,
      Optional<JsonNode> redriveCount,
      Optional<JsonNode> error,
      Optional<JsonNode> cause) {

    Optional<Long> stopped() {
      return value("stopDate", stopDate, JsonNode::canConvertToLong, JsonNode::longValue);
    }

    Optional<Integer> redrives() {
      return value("redriveCount", redriveCount, JsonNode::canConvertToInt, JsonNode::intValue);
    }

    Optional<String> errorName() {
      return value("error", error, JsonNode::isTextual, JsonNode::textValue);
    }

    Optional<String> explanation() {
      return value("cause", cause, JsonNode::isTextual, JsonNode::textValue);
    }

    private static <T> Optional<T> value(
        String field,
        Optional<JsonNode> node,
        Predicate<JsonNode> valid,
        Function<JsonNode, T> read) {
      return node.flatMap(one -> one.isArray() ? Optional.ofNullable(one.get(0)) : Optional.of(one))
          .filter(one -> !one.isNull() && !(one.isTextual() && one.textValue().isEmpty()))
          .map(one -> {
            if (!valid.test(one) || !(one.isTextual() || one.isIntegralNumber())) {
              throw new IllegalArgumentException("field 'detail.%s' is malformed".formatted(field));
            }
            return read.apply(one);
          });
    }
  }
}

package groundcrew.local.lambda;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import java.util.List;

/// The function that a call means.
///
/// @param arn of the function itself
/// @param qualifier version or alias; empty for none
record FunctionName(String arn, String qualifier) {

  /// Reads a name, a partial ARN or an ARN, each with or without a qualifier.
  ///
  /// @throws AwsError if the name and the parameter have different qualifiers
  static FunctionName of(Call call) {
    var text = call.input().path("FunctionName").asText();
    var own = "arn:aws:lambda:%s:%s".formatted(call.region(), call.caller().account());
    var full =
        text.startsWith("arn:")
            ? text
            : text.matches("\\d{12}:.*")
                ? "arn:aws:lambda:" + call.region() + ":" + text
                : own + ":function:" + text.replaceFirst("^function:", "");
    var parts = List.of(full.split(":", -1));
    var qualifier = parts.size() > 7 ? parts.get(7) : "";
    var asked = call.input().path("Qualifier").asText(qualifier);
    if (!qualifier.isEmpty() && !qualifier.equals(asked)) {
      throw new AwsError(
          400,
          "InvalidParameterValueException",
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionName(String.join(":", parts.subList(0, Math.min(7, parts.size()))), asked);
  }

  String region() {
    return Arn.parse(arn).region();
  }

  /// Returns what policies speak of: the version or alias where one is meant.
  String qualifiedArn() {
    return qualifier.isEmpty() ? arn : arn + ":" + qualifier;
  }
}

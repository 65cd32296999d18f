package groundcrew.local.ssm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the Parameter Store refuses beyond its service model.
final class ParameterRules {
  private static final int STANDARD_BYTES = 4096;
  private static final int ADVANCED_BYTES = 8192;
  private static final int LEVELS = 15;
  private static final int ARN_LENGTH = 1011;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]+");

  private ParameterRules() {}

  static void checkName(String name, String arn) {
    if (!NAME.matcher(name).matches() || name.endsWith("/") || name.contains("//")) {
      throw invalid(
          "Parameter name: %s can only contain letters, digits, and the symbols .-_ between slashes."
              .formatted(name));
    }
    if (name.contains("/") && !name.startsWith("/")) {
      throw invalid(
          "Parameter name %s must be a fully qualified name: begin it with /.".formatted(name));
    }
    var bare = name.replaceFirst("^/", "").toLowerCase(Locale.ROOT);
    if (bare.startsWith("aws") || bare.startsWith("ssm")) {
      throw invalid(
          "Parameter name %s: can't be prefixed with \"aws\" or \"ssm\".".formatted(name));
    }
    if (name.chars().filter(c -> c == '/').count() > LEVELS) {
      throw new AwsError(
          400,
          "HierarchyLevelLimitExceededException",
          "A hierarchy can have a maximum of %d levels: %s".formatted(LEVELS, name));
    }
    if (arn.length() > ARN_LENGTH) {
      throw invalid("The parameter's ARN is longer than %d characters.".formatted(ARN_LENGTH));
    }
  }

  /// Returns the tier that the value is stored in; the message never holds the value.
  static String tier(ObjectNode input) {
    var bytes = input.path("Value").asText().getBytes(StandardCharsets.UTF_8).length;
    var asked = input.path("Tier").asText("Standard");
    var tier =
        asked.equals("Intelligent-Tiering")
            ? bytes > STANDARD_BYTES ? "Advanced" : "Standard"
            : asked;
    var most = tier.equals("Advanced") ? ADVANCED_BYTES : STANDARD_BYTES;
    if (bytes < 1 || bytes > most) {
      throw invalid(
          "%s tier parameters support a parameter value of 1 to %d characters, received %d."
              .formatted(tier, most, bytes));
    }
    return tier;
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}

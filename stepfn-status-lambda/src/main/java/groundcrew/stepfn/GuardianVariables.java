package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.Setting;
import java.util.regex.Pattern;

/// The variables that the functions share.
final class GuardianVariables {
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern NAMESPACE = Pattern.compile("(?!AWS/)[A-Za-z0-9_./#-]{1,255}");

  private GuardianVariables() {}

  /// Names the table of the statuses.
  static Setting<String> table(Environment environment) {
    return environment.required(
        "TABLE",
        "the name of a table, 3 to 255 of a-z, A-Z, 0-9, _, - and .",
        Environment.matching(TABLE));
  }

  /// Names the namespace of the metrics.
  static Setting<String> namespace(Environment environment) {
    return environment.optional(
        "NAMESPACE",
        "StepFunctions",
        "1 to 255 of a-z, A-Z, 0-9, ., _, -, / and # that do not begin with AWS/",
        Environment.matching(NAMESPACE));
  }

  /// Names whether each machine also has a metric without dimension.
  static Setting<Boolean> compatMetrics(Environment environment) {
    return environment.optional("COMPAT_METRICS", false, "true or false", GuardianVariables::truth);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}

package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.Setting;
import groundcrew.common.SharedVariables;
import java.util.regex.Pattern;

/// The variables that the functions share.
final class GuardianVariables {
  private static final Pattern NAMESPACE = Pattern.compile("(?!AWS/)[A-Za-z0-9_./#-]{1,255}");

  private GuardianVariables() {}

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
    return SharedVariables.flag(environment, "COMPAT_METRICS");
  }
}

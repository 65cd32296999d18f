package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.Setting;
import groundcrew.common.SharedVariables;
import groundcrew.stepfn.metrics.Namespace;

/// The variables that the functions share.
final class GuardianVariables {
  private GuardianVariables() {}

  /// Names the namespace of the metrics.
  static Setting<String> namespace(Environment environment) {
    return environment.optional(
        "NAMESPACE", "StepFunctions", Namespace.EXPECTATION, Namespace::parse);
  }

  /// Names whether each machine also has a metric without dimension.
  static Setting<Boolean> compatMetrics(Environment environment) {
    return SharedVariables.flag(environment, "COMPAT_METRICS");
  }
}

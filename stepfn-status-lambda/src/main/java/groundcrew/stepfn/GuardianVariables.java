package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.Setting;
import groundcrew.common.SharedVariables;
import groundcrew.stepfn.metrics.Namespace;
import java.util.Optional;
import java.util.regex.Pattern;

/// The variables that the functions share.
final class GuardianVariables {
  private static final Pattern TOPIC =
      Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");

  private GuardianVariables() {}

  /// Names the namespace of the metrics.
  static Setting<String> namespace(Environment environment) {
    return environment.optional(
        "NAMESPACE", "StepFunctions", Namespace.EXPECTATION, Namespace::parse);
  }

  /// Names the topic to which failures and recoveries are published.
  static Setting<Optional<String>> topicArn(Environment environment) {
    return environment.optional(
        "TOPIC_ARN",
        "the ARN of an SNS topic, such as arn:aws:sns:eu-west-1:111122223333:alarms",
        Environment.matching(TOPIC));
  }

  /// Names whether each machine also has a metric without dimension.
  static Setting<Boolean> compatMetrics(Environment environment) {
    return SharedVariables.flag(environment, "COMPAT_METRICS");
  }
}

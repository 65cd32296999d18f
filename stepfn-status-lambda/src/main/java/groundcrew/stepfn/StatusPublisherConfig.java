package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.SharedVariables;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/// The status publisher's variables.
///
/// @param table table of the statuses
/// @param namespace namespace of the metrics
/// @param compatMetrics whether each machine also has a metric without dimension
/// @param topicArn topic to which failures and recoveries are published; empty for none
/// @param namePrefix prefix of the names of the machines; empty for all
/// @param expressFailureShare share of an EXPRESS machine's failures above which it fails, 0 to 1
/// @param quotaShare share of the quota of ListExecutions that is used, above 0 to 1
record StatusPublisherConfig(
    String table,
    String namespace,
    boolean compatMetrics,
    Optional<String> topicArn,
    String namePrefix,
    double expressFailureShare,
    double quotaShare,
    Level logLevel) {
  private static final double TWENTIETH = 0.05;
  private static final double HALF = 0.5;

  /// The characters that Step Functions allows in a name.
  private static final Pattern PREFIX =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  static StatusPublisherConfig from(Environment environment) {
    var table = SharedVariables.table(environment);
    var namespace = GuardianVariables.namespace(environment);
    var compatMetrics = GuardianVariables.compatMetrics(environment);
    var topicArn = GuardianVariables.topicArn(environment);
    var prefix =
        environment.optional(
            "NAME_PREFIX",
            "",
            "the beginning of a state machine's name, 1 to 80 characters",
            StatusPublisherConfig::prefix);
    var failures =
        environment.optional(
            "EXPRESS_FAILURE_SHARE",
            TWENTIETH,
            "a number from 0 to 1",
            StatusPublisherConfig::share);
    var share =
        environment.optional(
            "QUOTA_SHARE", HALF, "a number above 0 to 1", StatusPublisherConfig::positiveShare);
    environment.verify();
    return new StatusPublisherConfig(
        table.get(),
        namespace.get(),
        compatMetrics.get(),
        topicArn.get(),
        prefix.get(),
        failures.get(),
        share.get(),
        environment.logLevel());
  }

  private static String prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw new IllegalArgumentException("not a prefix of a name");
    }
    return text;
  }

  private static double share(String text) {
    var share = Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("out of range");
    }
    return share;
  }

  private static double positiveShare(String text) {
    var share = share(text);
    if (share == 0) {
      throw new IllegalArgumentException("out of range");
    }
    return share;
  }
}

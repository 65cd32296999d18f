package groundcrew.stepfn;

import groundcrew.common.Environment;
import groundcrew.common.SharedVariables;
import java.util.Optional;
import org.slf4j.event.Level;

/// The execution event function's variables.
///
/// @param table table of the statuses
/// @param namespace namespace of the metrics
/// @param compatMetrics whether each machine also has a metric without dimension
/// @param topicArn topic to which failures and recoveries are published; empty for none
record ExecutionEventConfig(
    String table,
    String namespace,
    boolean compatMetrics,
    Optional<String> topicArn,
    Level logLevel) {

  static ExecutionEventConfig from(Environment environment) {
    var table = SharedVariables.table(environment);
    var namespace = GuardianVariables.namespace(environment);
    var compatMetrics = GuardianVariables.compatMetrics(environment);
    var topicArn = GuardianVariables.topicArn(environment);
    environment.verify();
    return new ExecutionEventConfig(
        table.get(), namespace.get(), compatMetrics.get(), topicArn.get(), environment.logLevel());
  }
}

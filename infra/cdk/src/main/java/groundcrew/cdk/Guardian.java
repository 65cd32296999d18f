package groundcrew.cdk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which state machines are monitored, and how.
///
/// @param regions regions with a stack each
/// @param namespace namespace of the metrics
/// @param compatMetrics whether each machine also has the metric `<name>_Status`, which is billed
/// @param quotaShare share of Step Functions' quotas that the publisher uses, above 0 and at most 1
/// @param expressFailureShare share of an EXPRESS machine's failures above which it fails
/// @param namePrefix prefix of the names of the machines; empty for all machines
/// @param eventWindow how long events are collected for one batch, 0 to 60 s; without a window, a
///   batch has at most 10
public record Guardian(
    Path jar,
    String logLevel,
    List<String> regions,
    String namespace,
    boolean compatMetrics,
    BigDecimal quotaShare,
    BigDecimal expressFailureShare,
    Optional<String> namePrefix,
    Duration eventWindow) {

  /// Returns the prefix of the ARNs of the monitored machines.
  String machines(String partition, String region, String account) {
    return "arn:%s:states:%s:%s:stateMachine:%s"
        .formatted(partition, region, account, namePrefix.orElse(""));
  }
}

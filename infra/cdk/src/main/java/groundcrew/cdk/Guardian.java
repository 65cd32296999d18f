package groundcrew.cdk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Says which state machines are watched, and how.
///
/// @param regions each gets a stack of its own
/// @param namespace of the metrics
/// @param compatMetrics whether each machine also has the metric `<name>_Status`, at its price
/// @param quotaShare the part of Step Functions' quotas that the schedule may use, above 0 to 1
/// @param namePrefix what the names of the machines begin with; all machines where it is absent
public record Guardian(
    Path jar,
    String logLevel,
    List<String> regions,
    String namespace,
    boolean compatMetrics,
    BigDecimal quotaShare,
    Optional<String> namePrefix) {

  /// Returns what the ARNs of the watched machines begin with.
  String machines(String partition, String region, String account) {
    return "arn:%s:states:%s:%s:stateMachine:%s"
        .formatted(partition, region, account, namePrefix.orElse(""));
  }
}

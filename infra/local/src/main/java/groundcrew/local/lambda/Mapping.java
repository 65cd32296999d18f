package groundcrew.local.lambda;

import groundcrew.local.arn.Arn;
import java.time.Duration;

/// What an event source mapping declares.
///
/// @param concurrency how many batches are worked on at the same time
/// @param partialAnswers whether it has `ReportBatchItemFailures`
public record Mapping(
    String queueArn,
    String functionArn,
    int batchSize,
    Duration window,
    int concurrency,
    boolean partialAnswers) {

  /// Returns the queue's URL behind an endpoint.
  String queueUrl(String endpoint) {
    var queue = Arn.parse(queueArn);
    return "%s/%s/%s".formatted(endpoint.replaceAll("/+$", ""), queue.account(), queue.resource());
  }
}

package groundcrew.local.lambda;

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
    var parts = queueArn.split(":", -1);
    return "%s/%s/%s".formatted(endpoint.replaceAll("/+$", ""), parts[4], parts[5]);
  }
}

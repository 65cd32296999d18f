package groundcrew.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueMetricsTest {
  private static final AccountRegion HOME = new AccountRegion("111122223333", "eu-west-1");

  @Test
  void aQueuePublishesItsWaitingMessagesAndTheAgeOfTheOldest() {
    var reading =
        new QueueReading(
            "111122223333", "eu-west-1", "tasks-dead-letters", 3, Duration.ofMinutes(2));

    assertThat(new QueueMetrics(() -> List.of(reading)).measure())
        .containsExactly(
            queue("ApproximateNumberOfMessagesVisible", 3, "Count"),
            queue("ApproximateAgeOfOldestMessage", 120, "Seconds"));
  }

  private static Measurement queue(String name, double value, String unit) {
    return new Measurement(
        HOME,
        Metric.of("AWS/SQS", name, Map.of("QueueName", "tasks-dead-letters")),
        Statistics.of(value),
        unit);
  }
}

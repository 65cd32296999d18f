package groundcrew.local.sqs;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.Statistics;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What SQS publishes of its queues.
record QueueMetrics(Supplier<List<QueueReading>> readings) implements NativeMetrics {

  @Override
  public List<Measurement> measure() {
    return readings.get().stream().flatMap(QueueMetrics::of).toList();
  }

  private static Stream<Measurement> of(QueueReading reading) {
    return Stream.of(
        of(reading, "ApproximateNumberOfMessagesVisible", reading.visible(), "Count"),
        of(reading, "ApproximateAgeOfOldestMessage", reading.ageOfOldest().toSeconds(), "Seconds"));
  }

  private static Measurement of(QueueReading reading, String name, long value, String unit) {
    return new Measurement(
        new AccountRegion(reading.account(), reading.region()),
        Metric.of("AWS/SQS", name, Map.of("QueueName", reading.name())),
        Statistics.of((double) value),
        unit);
  }
}

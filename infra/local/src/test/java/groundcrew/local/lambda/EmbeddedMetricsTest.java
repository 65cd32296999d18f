package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.Statistics;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:sample";

  private final EmbeddedMetrics metrics = new EmbeddedMetrics();

  @Test
  void aLineInTheFormatIsAMetricOfEachOfItsDimensionSets() {
    metrics.line(
        FUNCTION,
        """
        {"_aws": {"Timestamp": 1, "CloudWatchMetrics": [{"Namespace": "Ours",\
         "Dimensions": [[], ["Reason"]], "Metrics": [{"Name": "Refused", "Unit": "Count"}]}]},\
         "Reason": "STALE", "Refused": 2}\
        """);

    var place = new AccountRegion("111122223333", "eu-west-1");
    assertThat(metrics.measure())
        .containsExactly(
            new Measurement(
                place, Metric.of("Ours", "Refused", Map.of()), Statistics.of(2), "Count"),
            new Measurement(
                place,
                Metric.of("Ours", "Refused", Map.of("Reason", "STALE")),
                Statistics.of(2),
                "Count"));
    assertThat(metrics.measure()).isEmpty();
  }

  @Test
  void otherLinesAreNoMetrics() {
    metrics.line(FUNCTION, "{\"message\": \"processed\"}");
    metrics.line(FUNCTION, "START RequestId: 1");

    assertThat(metrics.measure()).isEmpty();
    assertThat(metrics.takeProblems()).isEmpty();
  }

  @Test
  void aMetricWithoutItsValueIsAProblem() {
    metrics.line(
        FUNCTION,
        """
        {"_aws": {"CloudWatchMetrics": [{"Namespace": "Ours", "Dimensions": [[]],\
         "Metrics": [{"Name": "Refused"}]}]}}\
        """);

    assertThat(metrics.takeProblems())
        .singleElement()
        .asString()
        .contains("function:sample", "it has no member Refused");
  }
}

package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.Statistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionMetricsTest {
  private static final AccountRegion HOME = new AccountRegion("111122223333", "eu-west-1");

  @Test
  void aFunctionPublishesAZeroForEachRunThatDidNotFail() {
    var metrics = new FunctionMetrics(() -> Map.of(function(), new Runs(4, 1, 2, 1000, 100, 400)));

    assertThat(of(metrics, "Invocations")).isEqualTo(new Statistics(4, 4, 1, 1));
    assertThat(of(metrics, "Errors")).isEqualTo(new Statistics(4, 1, 0, 1));
    assertThat(of(metrics, "Throttles")).isEqualTo(new Statistics(6, 2, 0, 1));
    assertThat(of(metrics, "Duration")).isEqualTo(new Statistics(4, 1000, 100, 400));
  }

  private static Statistics of(NativeMetrics metrics, String name) {
    var metric = Metric.of("AWS/Lambda", name, Map.of("FunctionName", "tagger"));
    return metrics.measure().stream()
        .filter(measurement -> measurement.accountRegion().equals(HOME))
        .filter(measurement -> measurement.metric().equals(metric))
        .map(Measurement::statistics)
        .findFirst()
        .orElseThrow();
  }

  private static LambdaFunction function() {
    return new LambdaFunction(
        "tagger",
        "arn:aws:lambda:eu-west-1:111122223333:function:tagger",
        Path.of("x.jar"),
        "x.X",
        Map.of(),
        128,
        Duration.ofSeconds(3),
        "arn:aws:iam::111122223333:role/tagger",
        "/aws/lambda/tagger",
        Optional.empty());
  }
}

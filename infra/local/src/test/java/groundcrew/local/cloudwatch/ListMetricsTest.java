package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

class ListMetricsTest {
  private final MonitoredGateway cloud = new MonitoredGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void metricsAreFoundByNamespaceNameAndDimensions() {
    cloud.put("Outcome", Map.of("Name", "a"), 1);
    cloud.put("Outcome", Map.of("Name", "b", "More", "x"), 1);
    cloud.put("Overdue", Map.of("Name", "a"), 1);

    assertThat(cloud.client.listMetrics(r -> r.namespace("Other")).metrics()).isEmpty();
    assertThat(cloud.client.listMetrics(r -> r.metricName("Outcome")).metrics()).hasSize(2);
    assertThat(cloud.client.listMetrics(r -> r.dimensions(filter("More", null))).metrics())
        .singleElement()
        .extracting(Metric::metricName)
        .isEqualTo("Outcome");
    assertThat(cloud.client.listMetrics(r -> r.dimensions(filter("Name", "a"))).metrics())
        .hasSize(2);
  }

  @Test
  void metricsAreListedForTwoWeeksAfterTheirLastData() {
    cloud.put("Outcome", Map.of(), 1);

    cloud.now = cloud.now.plus(Duration.ofHours(4));
    assertThat(cloud.client.listMetrics(r -> r.recentlyActive(RecentlyActive.PT3_H)).metrics())
        .isEmpty();
    assertThat(cloud.client.listMetrics().metrics()).hasSize(1);
    cloud.now = cloud.now.plus(Duration.ofDays(14));
    assertThat(cloud.client.listMetrics().metrics()).isEmpty();
  }

  @Test
  void metricsComeInPagesOfFiveHundred() {
    IntStream.range(0, 2)
        .forEach(call ->
            cloud.client.putMetricData(r ->
                r.namespace("Test")
                    .metricData(
                        IntStream.range(0, 400)
                            .mapToObj(i ->
                                MonitoredGateway.datum("m" + call + "-" + i, Map.of(), 1).build())
                            .toList())));

    assertThat(cloud.client.listMetrics().metrics()).hasSize(500);
    assertThat(cloud.client.listMetricsPaginator().metrics()).hasSize(800);
    assertThatThrownBy(() -> cloud.client.listMetrics(r -> r.nextToken("x")))
        .isInstanceOf(CloudWatchException.class);
  }

  private static DimensionFilter filter(String name, @Nullable String value) {
    return DimensionFilter.builder().name(name).value(value).build();
  }
}

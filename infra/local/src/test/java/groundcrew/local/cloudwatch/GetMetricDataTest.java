package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class GetMetricDataTest {
  private static final String GROUPED =
      "SELECT MAX(Outcome) FROM SCHEMA(\"Test\", Name) GROUP BY Name ORDER BY MAX() DESC LIMIT 500";

  private final MonitoredGateway cloud = new MonitoredGateway();
  private final Instant start = cloud.now;

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void valuesOfAPeriodAreTakenTogether() {
    put(1, 3, 2);
    cloud.now = start.plusSeconds(300);
    put(10);

    assertThat(results(Read.query("m", "Maximum", 300)).getFirst().values())
        .containsExactly(10.0, 3.0);
    assertThat(results(Read.query("m", "Sum", 300)).getFirst().values()).containsExactly(10.0, 6.0);
    assertThat(results(Read.query("m", "Sum", 3600)).getFirst().values()).containsExactly(16.0);
  }

  @Test
  void newestValuesComeFirstUnlessAskedOtherwise() {
    put(1);
    cloud.now = start.plusSeconds(60);
    put(2);

    var result =
        cloud
            .client
            .getMetricData(r ->
                r.startTime(start)
                    .endTime(start.plusSeconds(600))
                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                    .metricDataQueries(Read.query("m", "Sum", 60)))
            .metricDataResults()
            .getFirst();

    assertThat(result.values()).containsExactly(1.0, 2.0);
    assertThat(result.timestamps()).containsExactly(start, start.plusSeconds(60));
    assertThat(result.label()).isEqualTo("m");
  }

  @Test
  void dataOfTheEndItselfBelongsToTheNextAnswer() {
    cloud.now = start.plusSeconds(600);
    put(1);

    assertThat(results(Read.query("m", "Sum", 60)).getFirst().values()).isEmpty();
  }

  @Test
  void aUnitThatNobodyStoredFindsNothing() {
    put(1);

    var query = Read.query("m", "Sum", 60);
    assertThat(results(unit(query, StandardUnit.NONE)).getFirst().values()).containsExactly(1.0);
    assertThat(results(unit(query, StandardUnit.COUNT)).getFirst().values()).isEmpty();
  }

  @Test
  void metricsWithOtherDimensionsAreOtherMetrics() {
    cloud.put("m", Map.of("Name", "a"), 1);

    assertThat(results(Read.query("m", "Sum", 60)).getFirst().values()).isEmpty();
  }

  @Test
  void aGroupedQueryHasALineForEachValueTheHighestFirst() {
    cloud.put("Outcome", Map.of("Name", "calm"), 2);
    cloud.put("Outcome", Map.of("Name", "broken"), 3);
    cloud.put("Outcome", Map.of("Name", "broken"), 1);
    cloud.put("Outcome", Map.of("Name", "other", "More", "x"), 9);

    assertThat(results(expression(GROUPED)))
        .extracting(MetricDataResult::label, MetricDataResult::values)
        .containsExactly(tuple("broken", List.of(3.0)), tuple("calm", List.of(2.0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT MAX(Outcome) FROM SCHEMA(\"Test\", Name) WHERE Name = 'x' GROUP BY Name ORDER BY MAX() DESC",
        "SELECT MAX(Outcome) FROM \"Test\" GROUP BY Name ORDER BY MAX() DESC",
        "SELECT MAX(Outcome) FROM SCHEMA(\"Test\", Name) GROUP BY Other ORDER BY MAX() DESC",
        "SELECT MAX(Outcome) FROM SCHEMA(\"Test\", Name) GROUP BY Name ORDER BY AVG() DESC",
        "SELECT MAX(Outcome) FROM SCHEMA(\"Test\", Name) GROUP BY Name ORDER BY MAX() ASC",
        "SELECT MAX(Outcome) FROM SCHEMA(\"Test\", Name) GROUP BY Name ORDER BY MAX() DESC LIMIT 501",
        "SELECT P99(Outcome) FROM SCHEMA(\"Test\", Name) GROUP BY Name ORDER BY P99() DESC",
        "m1 + 1"
      })
  void anExpressionOfAnotherFormIsRefused(String expression) {
    assertThatThrownBy(() -> results(expression(expression)))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("the expression is not known here");
  }

  @Test
  void fiveHundredQueriesFitIntoOneCall() {
    put(1);
    var queries =
        IntStream.range(0, 501)
            .mapToObj(i -> Read.query("m", "Sum", 60).toBuilder().id("q" + i).build())
            .toList();

    assertThat(results(queries.subList(0, 500).toArray(MetricDataQuery[]::new))).hasSize(500);
    assertThatThrownBy(() -> results(queries.toArray(MetricDataQuery[]::new)))
        .hasMessageContaining("must not have a size greater than 500");
  }

  @Test
  void pointsComeInPagesThatMayBeShortOrEmptyAndSplitASeries() {
    for (var minute = 0; minute < 9; minute++) {
      cloud.now = start.plusSeconds(60L * minute);
      put(minute);
    }
    var pages =
        cloud
            .client
            .getMetricDataPaginator(r ->
                r.startTime(start)
                    .endTime(start.plusSeconds(600))
                    .maxDatapoints(4)
                    .metricDataQueries(
                        Read.query("m", "Sum", 60),
                        Read.query("none", "Sum", 60),
                        Read.query("m", "Maximum", 60)))
            .stream()
            .map(page -> page.metricDataResults().stream().mapToInt(r -> r.values().size()).sum())
            .toList();

    assertThat(pages).containsExactly(4, 0, 2, 4, 4, 0, 2, 2);
    var first = page(null);
    assertThat(first.getFirst().statusCode()).isEqualTo(StatusCode.PARTIAL_DATA);
    assertThat(first.getFirst().values()).containsExactly(8.0, 7.0, 6.0, 5.0);
    assertThat(first.getLast().statusCode()).isEqualTo(StatusCode.COMPLETE);
    assertThat(first.getLast().values()).isEmpty();
    assertThatThrownBy(() -> page("x")).isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    var query = Read.query("m", "Sum", 60);
    assertThatThrownBy(() -> results(query, query)).hasMessageContaining("must be unique");
    assertThatThrownBy(() -> results(query.toBuilder().id("Upper").build()))
        .hasMessageContaining("lower-case");
    assertThatThrownBy(() -> results(Read.query("m", "p99", 60)))
        .hasMessageContaining("statistic p99 is not known");
    assertThatThrownBy(() -> results(Read.query("m", "Sum", 61))).hasMessageContaining("period");
    assertThatThrownBy(() ->
            cloud.client.getMetricData(
                r -> r.startTime(start).endTime(start).metricDataQueries(query)))
        .hasMessageContaining("StartTime must be less than");
  }

  private List<MetricDataResult> page(@Nullable String token) {
    return cloud
        .client
        .getMetricData(r ->
            r.startTime(start)
                .endTime(start.plusSeconds(600))
                .maxDatapoints(4)
                .nextToken(token)
                .metricDataQueries(Read.query("m", "Sum", 60), Read.query("none", "Sum", 60)))
        .metricDataResults();
  }

  private List<MetricDataResult> results(MetricDataQuery... queries) {
    return cloud
        .client
        .getMetricData(r ->
            r.startTime(start)
                .endTime(start.plus(Duration.ofMinutes(10)))
                .metricDataQueries(queries))
        .metricDataResults();
  }

  private static MetricDataQuery expression(String text) {
    return MetricDataQuery.builder().id("q").period(300).expression(text).build();
  }

  private static MetricDataQuery unit(MetricDataQuery query, StandardUnit unit) {
    return query.toBuilder().metricStat(query.metricStat().toBuilder().unit(unit).build()).build();
  }

  private void put(double... values) {
    for (var value : values) {
      cloud.put("m", Map.of(), value);
    }
  }
}

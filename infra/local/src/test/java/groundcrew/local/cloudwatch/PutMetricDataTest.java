package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.gateway.LocalGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

class PutMetricDataTest {
  private final MonitoredGateway cloud = new MonitoredGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void aThousandMetricsTravelInOneCallOfTheQueryProtocolPackedByTheSdk() {
    var sent = new ArrayList<SdkHttpRequest>();
    var spy =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            sent.add(context.httpRequest());
          }
        };
    try (var client =
        cloud.gateway.client(CloudWatchClient.builder(), cloud.gateway.operator(), spy)) {
      client.putMetricData(r -> r.namespace("Test").metricData(many(1000)));
    }

    assertThat(sent)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.firstMatchingHeader("Content-Encoding")).contains("gzip");
          assertThat(request.firstMatchingHeader("Content-Type").orElseThrow())
              .startsWith("application/x-www-form-urlencoded");
        });
    assertThat(cloud.client.listMetricsPaginator(r -> r.namespace("Test")).metrics()).hasSize(1000);
  }

  @Test
  void oneMoreIsRefused() {
    assertThatThrownBy(() -> put(many(1001)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("must not have a size greater than 1000");
  }

  @Test
  void aCallOfMoreThanAMegabyteIsRefusedThoughItIsPacked() {
    var wide =
        IntStream.range(0, 1000)
            .mapToObj(
                i -> MonitoredGateway.datum("m" + i, Map.of("D", "x".repeat(1000)), i).build())
            .toList();

    assertThatThrownBy(() -> put(wide))
        .isInstanceOfSatisfying(
            CloudWatchException.class, e -> assertThat(e.statusCode()).isEqualTo(413));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e120})
  void numbersThatNobodyCanCountWithAreRefused(double value) {
    assertThatThrownBy(() -> put(MonitoredGateway.datum("m", Map.of(), value)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("for parameter MetricData.member.1.Value is invalid");
  }

  @Test
  void timesReachFromTwoWeeksAgoToTwoHoursAhead() {
    put(at(Duration.ofDays(-14)));
    put(at(Duration.ofHours(2)));

    for (var wrong : List.of(Duration.ofDays(-14).minusSeconds(1), Duration.ofMinutes(121))) {
      assertThatThrownBy(() -> put(at(wrong)))
          .isInstanceOf(InvalidParameterValueException.class)
          .hasMessageContaining("MetricData.member.1.Timestamp must specify a time within");
    }
  }

  @Test
  void aMetricTakesAHundredAndFiftyValues() {
    put(values(150));

    assertThatThrownBy(() -> put(values(151)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Values must not have a size greater than 150");
  }

  @Test
  void aMetricTakesThirtyDimensions() {
    put(MonitoredGateway.datum("m", dimensions(30), 1));

    assertThatThrownBy(() -> put(MonitoredGateway.datum("m", dimensions(31), 1)))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("less than or equal to 30");
  }

  @Test
  void valuesCountAsOftenAsTheirCountsSay() {
    var datum =
        MetricDatum.builder()
            .metricName("m")
            .values(2.0, 5.0)
            .counts(3.0, 1.0)
            .timestamp(cloud.now);
    put(datum);

    assertThat(Read.of(cloud, "m", "SampleCount")).containsExactly(4.0);
    assertThat(Read.of(cloud, "m", "Sum")).containsExactly(11.0);
    assertThat(Read.of(cloud, "m", "Average")).containsExactly(2.75);
    assertThatThrownBy(() -> put(datum.counts(1.0)))
        .hasMessageContaining("Values and Counts must have the same size");
  }

  @Test
  void aStatisticSetIsKeptAsItIs() {
    var set = StatisticSet.builder().sampleCount(4.0).sum(10.0).minimum(1.0).maximum(5.0);
    put(MetricDatum.builder().metricName("m").statisticValues(set.build()).timestamp(cloud.now));

    assertThat(Read.of(cloud, "m", "Minimum")).containsExactly(1.0);
    assertThat(Read.of(cloud, "m", "Maximum")).containsExactly(5.0);
    assertThatThrownBy(() ->
            put(
                MetricDatum.builder()
                    .metricName("m")
                    .statisticValues(set.sampleCount(0.0).build())))
        .hasMessageContaining("StatisticValues contradicts itself");
  }

  @Test
  void aDatumHasOneFormOfValue() {
    assertThatThrownBy(() -> put(MetricDatum.builder().metricName("m")))
        .isInstanceOf(MissingRequiredParameterException.class);
    assertThatThrownBy(() -> put(MetricDatum.builder().metricName("m").value(1.0).values(1.0)))
        .isInstanceOf(InvalidParameterCombinationException.class);
    assertThatThrownBy(() -> put(List.of())).isInstanceOf(MissingRequiredParameterException.class);
  }

  @Test
  void oneWrongDatumKeepsTheOthersOut() {
    assertThatThrownBy(() ->
            put(
                List.of(
                    MonitoredGateway.datum("good", Map.of(), 1).build(),
                    MonitoredGateway.datum("bad", Map.of(), Double.NaN).build())))
        .hasMessageContaining("MetricData.member.2.Value");

    assertThat(cloud.client.listMetrics().metrics()).isEmpty();
  }

  @Test
  void namespacesOfAwsAreAwsOwn() {
    assertThatThrownBy(() ->
            cloud.client.putMetricData(r ->
                r.namespace("AWS/SQS")
                    .metricData(MonitoredGateway.datum("m", Map.of(), 1).build())))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void aRoleMayBeLimitedToANamespace() {
    cloud.gateway.iam.know(List.of(CloudWatch.NAMESPACE_KEY));
    var service = "lambda.amazonaws.com";
    var role =
        cloud.gateway.role(
            LocalGateway.ACCOUNT,
            "publisher",
            "'Principal':{'Service':'%s'}".formatted(service),
            "'Effect':'Allow','Action':'cloudwatch:PutMetricData','Resource':'*','Condition':{'StringEquals':{'cloudwatch:namespace':'Test'}}");
    var keys = cloud.gateway.sessions.open(role, "s", service, Map.of());
    try (var publisher = cloud.gateway.client(CloudWatchClient.builder(), keys)) {
      var datum = MonitoredGateway.datum("m", Map.of(), 1).build();
      publisher.putMetricData(r -> r.namespace("Test").metricData(datum));

      assertThatThrownBy(() -> publisher.putMetricData(r -> r.namespace("Other").metricData(datum)))
          .hasMessageContaining("not authorized to perform: cloudwatch:PutMetricData");
      assertThatThrownBy(publisher::listMetrics).hasMessageContaining("cloudwatch:ListMetrics");
    }
  }

  private static List<MetricDatum> many(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> MonitoredGateway.datum("m" + i, Map.of("Name", "n" + i), i).build())
        .toList();
  }

  private MetricDatum.Builder at(Duration ahead) {
    return MonitoredGateway.datum("m", Map.of(), 1).timestamp(cloud.now.plus(ahead));
  }

  private static MetricDatum.Builder values(int number) {
    return MetricDatum.builder()
        .metricName("m")
        .values(DoubleStream.iterate(1, v -> v + 1).limit(number).boxed().toList());
  }

  private static Map<String, String> dimensions(int number) {
    return IntStream.range(0, number).boxed().collect(Collectors.toMap(i -> "d" + i, i -> "v"));
  }

  private void put(MetricDatum.Builder datum) {
    put(Collections.singletonList(datum.build()));
  }

  private void put(List<MetricDatum> data) {
    cloud.client.putMetricData(r -> r.namespace("Test").metricData(data));
  }
}

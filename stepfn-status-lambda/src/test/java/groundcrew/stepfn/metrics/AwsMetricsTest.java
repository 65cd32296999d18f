package groundcrew.stepfn.metrics;

import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClientBuilder;

class AwsMetricsTest extends MetricsContract {
  private static final long MEGABYTE = 1_000_000;

  private final Deadline deadline = new Deadline(new VirtualTime(NOON), NOON.plusSeconds(15));
  private final RefusingCloudWatch cloudWatch = new RefusingCloudWatch(() -> ARRIVAL);
  private final Metrics metrics = new AwsMetrics(cloudWatch, "StepFunctions");

  @Override
  protected Metrics metrics() {
    return metrics;
  }

  @Override
  protected List<InMemoryMetrics.Point> published() {
    return cloudWatch.points();
  }

  @Test
  void makesAsFewCallsAsCloudWatchAllowsAndEndsThemAtTheDeadline() {
    metrics.publish(some(2_001), Optional.of(NOON), deadline);

    assertThat(cloudWatch.requests())
        .allSatisfy(request -> {
          assertThat(request.namespace()).isEqualTo("StepFunctions");
          assertThat(request.overrideConfiguration())
              .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
              .contains(Duration.ofSeconds(15));
        })
        .extracting(request -> request.metricData().size())
        .containsExactly(1000, 1000, 1);
  }

  @Test
  void publishesTheOtherBatchesIfACallIsRefused() {
    cloudWatch.refuse(1000);

    assertThat(metrics.publish(some(2_500), Optional.of(NOON), deadline))
        .containsExactly(new Metrics.Unpublished(1000, "slow down"));
    assertThat(cloudWatch.points()).hasSize(1500);
  }

  @Test
  void sendsTheLargestBatchOfTheLongestNamesInOneMegabyteAndCompressed() {
    var requests = new ArrayList<SdkHttpRequest>();
    // A character that a form writes as three.
    var longest = "(".repeat(80);
    var largest =
        IntStream.range(0, AwsMetrics.LARGEST_BATCH)
            .mapToObj(i -> new Metric("LatestExecutionStatus", Optional.of(longest), 6))
            .toList();
    send(largest, CloudWatchClient.builder(), requests);
    send(
        largest,
        CloudWatchClient.builder()
            .overrideConfiguration(client ->
                client.compressionConfiguration(
                    compression -> compression.requestCompressionEnabled(false))),
        requests);

    assertThat(requests.getFirst().firstMatchingHeader("Content-Encoding")).contains("gzip");
    assertThat(requests.getLast().firstMatchingHeader("Content-Encoding")).isEmpty();
    assertThat(size(requests.getLast())).isLessThan(MEGABYTE);
    assertThat(size(requests.getFirst())).isLessThan(size(requests.getLast()) / 10);
  }

  private static void send(
      List<Metric> largest, CloudWatchClientBuilder builder, List<SdkHttpRequest> requests) {
    try (var client =
        builder
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(new RecordingHttp(requests))
            .build()) {
      new AwsMetrics(client, "StepFunctions")
          .publish(
              largest,
              Optional.of(NOON),
              new Deadline(new VirtualTime(NOON), NOON.plusSeconds(60)));
    }
  }

  /// Records requests and answers none of them.
  private record RecordingHttp(List<SdkHttpRequest> requests) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      requests.add(request.httpRequest());
      throw SdkClientException.create("this client only records");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static long size(SdkHttpRequest request) {
    return request.firstMatchingHeader("Content-Length").map(Long::parseLong).orElseThrow();
  }

  private static List<Metric> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Metric("LatestOutcome", Optional.of("m" + i), i))
        .toList();
  }
}

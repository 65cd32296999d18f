package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.express;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class AwsExpressOutcomesTest extends ExpressOutcomesContract {
  @Override
  protected ExpressOutcomes outcomes(InMemoryExpressOutcomes counted) {
    return new AwsExpressOutcomes(new PagedMetrics(counted));
  }

  @ParameterizedTest
  @EnumSource(
      value = StatusCode.class,
      names = {"INTERNAL_ERROR", "FORBIDDEN"})
  void failsIfAMetricIsNotReturned(StatusCode code) {
    var metrics = new PagedMetrics(new InMemoryExpressOutcomes());
    metrics.answer(code);

    assertThatThrownBy(
            () -> new AwsExpressOutcomes(metrics).lastHour(List.of(express("a")), NOON, deadline()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("CloudWatch did not return a metric: ");
  }

  @Test
  void readsAFullBatchInOneCall() {
    var metrics = new PagedMetrics(new InMemoryExpressOutcomes());
    var machines =
        IntStream.range(0, ExpressOutcomes.LARGEST_BATCH).mapToObj(i -> express("m" + i)).toList();
    new AwsExpressOutcomes(metrics).lastHour(machines, NOON, deadline());

    assertThat(metrics.requests()).hasSize(1);
    var request = metrics.requests().getFirst();
    assertThat(request.metricDataQueries()).hasSize(500);
    assertThat(request.metricDataQueries().stream().map(MetricDataQuery::id).distinct())
        .hasSize(500)
        .allMatch(id -> id.matches("[a-z][a-zA-Z0-9_]*"));
    assertThat(request.metricDataQueries().stream().map(MetricDataQuery::metricStat))
        .allSatisfy(stat -> {
          assertThat(stat.metric().namespace()).isEqualTo("AWS/States");
          assertThat(stat.metric().dimensions().getFirst().name()).isEqualTo("StateMachineArn");
          assertThat(stat.period()).isEqualTo(60);
          assertThat(stat.stat()).isEqualTo("Sum");
        });
    assertThat(request.overrideConfiguration())
        .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
        .contains(Duration.ofSeconds(90));
  }

  private static Deadline deadline() {
    return new Deadline(new VirtualTime(NOON), NOON.plusSeconds(90));
  }
}

package groundcrew.treebutton.metrics;

import groundcrew.treebutton.press.Limit;
import groundcrew.treebutton.press.PressState;
import groundcrew.treebutton.press.RefusalReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/// Metrics of CloudWatch in the namespace `GroundcrewButton`.
public final class AwsPressMetrics implements PressMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(AwsPressMetrics.class);

  /// The namespace of the metrics.
  public static final String NAMESPACE = "GroundcrewButton";

  private final CloudWatchClient cloudWatch;

  public AwsPressMetrics(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public void reached(PressState state) {
    switch (state) {
      case PRINTING -> publish(count("TreesPlanted"));
      case PRINTED -> publish(count("LabelsPrinted"));
      case FAILED -> publish(count("PressesFailed"));
      case UNKNOWN -> publish(count("PressesUnknown"));
      case CLAIMED, PLANTED, STORED, LIMITED -> {}
    }
  }

  @Override
  public void limited(Limit limit) {
    publish(count("PressesLimited").dimensions(reason(limit)));
  }

  @Override
  public void refused(RefusalReason reason) {
    publish(count("PressesRefused").dimensions(reason(reason)));
  }

  @Override
  public void stuck(int presses) {
    publish(MetricDatum.builder().metricName("PressesStuck").value((double) presses));
  }

  private static MetricDatum.Builder count(String name) {
    return MetricDatum.builder().metricName(name).value(1.0);
  }

  private static Dimension reason(Enum<?> reason) {
    return Dimension.builder().name("Reason").value(reason.name()).build();
  }

  private void publish(MetricDatum.Builder metric) {
    var datum = metric.build();
    try {
      cloudWatch.putMetricData(request -> request.namespace(NAMESPACE).metricData(datum));
    } catch (SdkException refused) {
      // A press must not be retried for the sake of its count.
      LOG.warn("{} was not published: {}", datum.metricName(), refused.getMessage());
    }
  }
}

package groundcrew.treebutton.metrics;

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
  private static final String NAMESPACE = "GroundcrewButton";

  private final CloudWatchClient cloudWatch;

  public AwsPressMetrics(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public void reached(PressState state) {
    publish(
        MetricDatum.builder()
            .metricName(
                switch (state) {
                  case CLAIMED, PLANTED, STORED, PRINTING -> "TreesPlanted";
                  case PRINTED -> "LabelsPrinted";
                  case LIMITED -> "PressesLimited";
                  case FAILED -> "PressesFailed";
                  case UNKNOWN -> "PressesUnknown";
                })
            .value(1.0)
            .build());
  }

  @Override
  public void refused(RefusalReason reason) {
    publish(
        MetricDatum.builder()
            .metricName("PressesRefused")
            .dimensions(Dimension.builder().name("Reason").value(reason.name()).build())
            .value(1.0)
            .build());
  }

  @Override
  public void stuck(int presses) {
    publish(MetricDatum.builder().metricName("PressesStuck").value((double) presses).build());
  }

  private void publish(MetricDatum datum) {
    try {
      cloudWatch.putMetricData(request -> request.namespace(NAMESPACE).metricData(datum));
    } catch (SdkException refused) {
      // A press must not be retried for the sake of its count.
      LOG.warn("{} was not published: {}", datum.metricName(), refused.getMessage());
    }
  }
}

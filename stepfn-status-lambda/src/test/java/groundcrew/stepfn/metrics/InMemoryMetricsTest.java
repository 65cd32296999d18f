package groundcrew.stepfn.metrics;

import java.util.List;

class InMemoryMetricsTest extends MetricsContract {
  private final InMemoryMetrics metrics = new InMemoryMetrics(() -> ARRIVAL);

  @Override
  protected Metrics metrics() {
    return metrics;
  }

  @Override
  protected List<InMemoryMetrics.Point> published() {
    return metrics.points();
  }
}

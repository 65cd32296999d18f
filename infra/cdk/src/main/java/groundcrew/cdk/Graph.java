package groundcrew.cdk;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/// A graph of a dashboard, half as wide as the dashboard.
final class Graph {
  static final int WIDTH = 12;
  static final int HEIGHT = 6;

  private Graph() {}

  /// Returns the graph of metrics with one axis.
  static GraphWidget of(String title, IMetric... metrics) {
    return titled(title).left(List.of(metrics)).build();
  }

  /// Returns a graph without metrics.
  static GraphWidget.Builder titled(String title) {
    return GraphWidget.Builder.create().title(title).width(WIDTH).height(HEIGHT);
  }
}

package groundcrew.bluegreen.metrics;

import groundcrew.bluegreen.gate.Decision;

/// Counts what the gate decided.
public interface GateMetrics {
  /// Counts a decision, its rows and its regressions.
  void decided(String deployment, Decision decision);

  /// Counts a verdict that nobody took.
  void unanswered(String deployment);

  /// Counts a report that could not be written.
  void reportLost(String deployment);
}

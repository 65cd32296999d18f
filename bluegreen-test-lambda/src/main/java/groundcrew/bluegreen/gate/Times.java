package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.gate.LatencyFinding.Kind;

/// Times, and what they say.
record Times(Latencies latencies, LatencyFinding finding) {
  boolean slower() {
    return finding.kind() == Kind.SLOWER;
  }

  /// Returns these as the times of rows that were asked again, and what the first times said.
  Times afterSlower() {
    return new Times(
        latencies,
        new LatencyFinding(
            finding.kind(), finding.text() + "; asked again, since it was slower at first"));
  }
}

package groundcrew.bluegreen.gate;

/// Whether green may take the traffic.
public enum Verdict {
  /// Green does what the list expects, as far as blue does.
  PASS,
  /// Green does not, or nobody knows.
  FAIL,
  /// Nothing was tested that could tell blue from green.
  INCONCLUSIVE
}

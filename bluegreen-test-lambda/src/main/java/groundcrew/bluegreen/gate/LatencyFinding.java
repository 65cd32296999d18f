package groundcrew.bluegreen.gate;

/// What the times say.
///
/// @param text the finding as a sentence without its full stop
public record LatencyFinding(Kind kind, String text) {
  /// What is known about the times.
  public enum Kind {
    /// There is no baseline.
    NOT_COMPARED,
    /// Too few rows can be compared.
    INCONCLUSIVE,
    /// Green is not slower, within the tolerance.
    WITHIN_TOLERANCE,
    /// Green is slower beyond the tolerance.
    SLOWER
  }
}

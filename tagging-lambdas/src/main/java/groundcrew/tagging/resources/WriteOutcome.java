package groundcrew.tagging.resources;

/// The outcome of an edit.
public sealed interface WriteOutcome {
  /// The resource has its tags.
  record Done() implements WriteOutcome {}

  /// The resource cannot be written; the same call fails again.
  record Failed(String code, String message) implements WriteOutcome {
    /// Returns the reason in one text.
    public String reason() {
      return code + ": " + message;
    }
  }

  /// The resource was not reached: the rate was exceeded, or no time was left.
  record Deferred(String reason) implements WriteOutcome {}
}

package groundcrew.tagging.resources;

/// What became of an edit.
public sealed interface Written {
  /// The resource has its tags.
  record Done() implements Written {}

  /// The resource refused, and will refuse again.
  record Refused(String code, String message) implements Written {
    /// Returns the reason in one text.
    public String reason() {
      return code + ": " + message;
    }
  }

  /// The resource was not reached: too many calls are made to it, or no time was left.
  record Left(String reason) implements Written {}
}

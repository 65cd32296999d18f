package groundcrew.tagging.resources;

/// The outcome of an edit.
public sealed interface WriteOutcome {

  /// An edit that AWS has refused for good.
  sealed interface Refused extends WriteOutcome {
    /// Returns the error code.
    String code();

    /// Returns the message of AWS.
    String message();

    /// Returns code and message as one text.
    default String reason() {
      return code() + ": " + message();
    }
  }

  /// The edit is made.
  record Done() implements WriteOutcome {}

  /// The resource cannot be written; the same call fails again.
  record Failed(String code, String message) implements Refused {}

  /// The resource does not exist any more.
  record Gone(String code, String message) implements Refused {}

  /// AWS answered with an internal error, or not at all: the edit may be made.
  record Uncertain(String code, String message) implements WriteOutcome {}

  /// The edit has to be made later: the rate was exceeded, or the deadline passed.
  record Deferred(String reason) implements WriteOutcome {}
}

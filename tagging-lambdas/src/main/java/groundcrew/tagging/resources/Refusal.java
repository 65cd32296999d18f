package groundcrew.tagging.resources;

/// A resource whose tags could not be changed.
///
/// @param code AWS's name of the reason, or the hosting service's
public record Refusal(String arn, String code, String message, Kind kind) {

  /// Whether the same call can succeed later.
  public enum Kind {
    /// Too many calls: nothing was changed, and later it will be.
    THROTTLED,
    /// An error inside AWS: perhaps it passes, perhaps the type is not supported, and perhaps the
    /// tags were changed all the same.
    UNSURE,
    /// One of the resources of the call made AWS refuse all of them: which one is not told.
    WHOLE_CALL,
    /// No time was left to call at all.
    LATE,
    /// The same call is refused again.
    FINAL
  }

  /// Tells whether it is worth to try again.
  public boolean mayPass() {
    return kind == Kind.THROTTLED || kind == Kind.UNSURE;
  }

  boolean ofTheWholeCall() {
    return kind == Kind.WHOLE_CALL;
  }
}

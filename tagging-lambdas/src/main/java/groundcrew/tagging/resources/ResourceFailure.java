package groundcrew.tagging.resources;

/// A resource whose tags could not be changed.
///
/// @param code error code of AWS, or of the service that hosts the resource
public record ResourceFailure(String arn, String code, String message, Kind kind) {

  /// Whether the same call can succeed later.
  public enum Kind {
    /// The rate is exceeded: nothing was changed, and a later call succeeds.
    THROTTLED,
    /// An error inside AWS, or no answer: the tags may have been changed all the same, and the type
    /// may not be supported.
    UNCERTAIN,
    /// One of the resources of the call made AWS reject all of them, without saying which one.
    WHOLE_CALL,
    /// No time was left to make the call.
    LATE,
    /// The same call fails again.
    FINAL
  }

  boolean ofTheWholeCall() {
    return kind == Kind.WHOLE_CALL;
  }
}

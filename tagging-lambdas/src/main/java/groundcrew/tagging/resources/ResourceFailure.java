package groundcrew.tagging.resources;

/// A resource whose tags could not be changed.
///
/// @param code error code of AWS, or of the service that hosts the resource
public record ResourceFailure(String arn, String code, String message, Kind kind) {

  /// Determines whether the same call can succeed later.
  public enum Kind {
    /// The rate is exceeded: nothing was changed, and a later call can succeed.
    THROTTLED,
    /// An internal error of AWS, or no answer: the tags may have been changed nevertheless, or the
    /// resource type may not be supported.
    UNCERTAIN,
    /// AWS rejected the whole call because of one of its resources, without stating which one.
    WHOLE_CALL,
    /// The deadline passed before the call could be made.
    LATE,
    /// The same call fails again.
    FINAL
  }

  boolean ofTheWholeCall() {
    return kind == Kind.WHOLE_CALL;
  }
}

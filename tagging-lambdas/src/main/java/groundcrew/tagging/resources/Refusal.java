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
    /// The same call is refused again.
    FINAL
  }

  /// Tells whether it is worth to try again.
  public boolean mayPass() {
    return kind != Kind.FINAL;
  }
}

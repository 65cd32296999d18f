package groundcrew.tagging.resources;

import java.util.regex.Pattern;

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
    /// The resource does not exist any more: AWS lists resources for hours after they are deleted.
    GONE,
    /// The same call fails again.
    FINAL
  }

  /// Codes with which services refuse tags on a type of resources.
  private static final Pattern REFUSED =
      Pattern.compile(".*(BadRequest|InvalidRequest|InvalidParameter|Unsupported).*");

  boolean ofTheWholeCall() {
    return kind == Kind.WHOLE_CALL;
  }

  /// Returns whether AWS names the resource as the reason. The ARN may end with a punctuation mark
  /// of the sentence, or be the beginning of another ARN.
  boolean names(String other) {
    return Pattern.compile(Pattern.quote(other) + "(?![\\w/:-]|\\.\\w)").matcher(message).find();
  }

  /// Returns whether other resources of the type are likely to fail as well.
  boolean ofTheType() {
    return ofTheWholeCall() || (kind == Kind.FINAL && REFUSED.matcher(code).matches());
  }
}

package groundcrew.local.ground;

import groundcrew.local.gateway.AwsError;

/// KMS does not let a key be used. Each service reports that under names of its own.
public final class KeyRefusal extends RuntimeException {
  private final Reason reason;

  /// Why a key cannot be used.
  public enum Reason {
    /// The key's policy, or the caller's own policies, do not allow it.
    ACCESS_DENIED("AccessDenied"),
    /// The key is disabled.
    DISABLED("Disabled"),
    /// The key waits for its deletion.
    INVALID_STATE("InvalidState"),
    /// There is no such key in that account and region.
    NOT_FOUND("NotFound");

    private final String stem;

    Reason(String stem) {
      this.stem = stem;
    }
  }

  /// Creates a refusal.
  public KeyRefusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// Returns why.
  public Reason reason() {
    return reason;
  }

  /// Returns the error of a service.
  ///
  /// @param pattern of the service's error codes, such as `KMS%sException`
  public AwsError named(String pattern) {
    return new AwsError(400, pattern.formatted(reason.stem), String.valueOf(getMessage()));
  }
}

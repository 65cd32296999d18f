package groundcrew.local.runcommand.document;

import groundcrew.local.gateway.AwsError;

/// What the service knows and the local cloud does not do.
public final class Unsupported {
  private Unsupported() {}

  /// Returns the answer to a call that wants it, which is not tried again.
  public static AwsError of(String what) {
    return new AwsError(
        400, "ValidationException", "The local Run Command does not support " + what);
  }
}

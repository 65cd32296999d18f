package groundcrew.local.gateway;

/// An error as a service answers it; the gateway writes it in the service's protocol.
public final class AwsError extends RuntimeException {
  private final int status;
  private final String code;

  /// Creates an error.
  ///
  /// @param status HTTP status, 400 to 599
  /// @param code the model's shape name, such as `AccountNotFoundException`
  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /// Returns the HTTP status.
  public int status() {
    return status;
  }

  /// Returns the error's shape name.
  public String code() {
    return code;
  }
}

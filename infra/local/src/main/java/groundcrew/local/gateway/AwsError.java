package groundcrew.local.gateway;

import java.util.Map;

/// An error as a service answers it; the gateway writes it in the service's protocol.
public final class AwsError extends RuntimeException {
  private final int status;
  private final String code;
  // Exceptions are serializable.
  private final transient Map<String, String> members;

  /// Creates an error.
  ///
  /// @param status HTTP status, 400 to 599
  /// @param code the model's shape name, such as `AccountNotFoundException`
  public AwsError(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  /// Creates an error that tells more than its message.
  ///
  /// @param members further members of the shape, such as `Reason`
  public AwsError(int status, String code, String message, Map<String, String> members) {
    super(message);
    this.status = status;
    this.code = code;
    this.members = Map.copyOf(members);
  }

  /// Returns the HTTP status.
  public int status() {
    return status;
  }

  /// Returns the members beside the message.
  Map<String, String> members() {
    return members;
  }

  /// Returns the error's shape name.
  public String code() {
    return code;
  }
}

package groundcrew.common;

/// Something that cannot succeed however often it is tried, until a person changes its cause.
///
/// It is the only exception by which a message goes to its dead-letter queue at once. Every other
/// exception is retried.
public class PermanentFailureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PermanentFailureException(String reason) {
    super(reason);
  }

  public PermanentFailureException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

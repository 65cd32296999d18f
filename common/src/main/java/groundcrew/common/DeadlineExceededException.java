package groundcrew.common;

/// Something could not be done before the deadline of the invocation.
public final class DeadlineExceededException extends RuntimeException {
  /// What a report says of everything for which there was no time.
  public static final String REASON = "no time was left";

  private static final long serialVersionUID = 1;

  public DeadlineExceededException() {
    super(REASON);
  }

  /// @param cause what the time was spent on
  public DeadlineExceededException(Throwable cause) {
    super(REASON, cause);
  }
}

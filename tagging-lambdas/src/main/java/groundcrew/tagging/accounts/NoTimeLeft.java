package groundcrew.tagging.accounts;

/// Something could not be done before the deadline.
public final class NoTimeLeft extends RuntimeException {
  /// What a report says of everything that there was no time for.
  public static final String REASON = "no time was left";

  private static final long serialVersionUID = 1;

  public NoTimeLeft() {
    super(REASON);
  }

  /// @param cause what the time was spent with
  public NoTimeLeft(Throwable cause) {
    super(REASON, cause);
  }
}

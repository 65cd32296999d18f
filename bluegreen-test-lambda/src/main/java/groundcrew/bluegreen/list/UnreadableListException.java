package groundcrew.bluegreen.list;

/// The list of URLs is missing or cannot be read.
public final class UnreadableListException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableListException(String reason) {
    super(reason);
  }

  public UnreadableListException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

package groundcrew.stepfn.states;

/// AWS refused a call because too many calls were made. A later call may succeed.
public final class ThrottledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ThrottledException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

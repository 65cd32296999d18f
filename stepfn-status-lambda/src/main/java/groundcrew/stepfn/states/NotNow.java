package groundcrew.stepfn.states;

/// Something could not be asked now, and nothing is wrong with it: the rate is used up, or the
/// time.
public final class NotNow extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotNow(String reason) {
    super(reason);
  }

  public NotNow(String reason, Throwable cause) {
    super(reason, cause);
  }
}

package groundcrew.tagging.member;

/// An account that cannot be worked in, however often it is tried: it is unknown, has no role, or
/// its role may not.
public final class Unreachable extends RuntimeException {
  public Unreachable(String reason, Throwable cause) {
    super(reason, cause);
  }
}

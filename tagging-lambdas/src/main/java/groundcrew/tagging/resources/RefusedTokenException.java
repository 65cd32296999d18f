package groundcrew.tagging.resources;

/// Thrown when AWS refuses the token of a page: it expired, or AWS does not accept it from another
/// session. The list has to be read from its first page again.
public final class RefusedTokenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RefusedTokenException(Throwable cause) {
    super("AWS refuses the token of a page: " + cause.getMessage(), cause);
  }
}

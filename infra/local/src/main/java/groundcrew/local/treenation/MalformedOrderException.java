package groundcrew.local.treenation;

/// An order that the documentation does not allow.
final class MalformedOrderException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedOrderException(String message) {
    super(message);
  }
}

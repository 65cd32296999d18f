package groundcrew.local.gateway;

/// Tells that a call was carried out and that its caller is not to get an answer.
final class NoAnswer extends RuntimeException {
  NoAnswer() {
    super("The test asked for no answer");
  }
}

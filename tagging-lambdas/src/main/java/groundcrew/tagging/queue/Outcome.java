package groundcrew.tagging.queue;

/// What became of a message.
public sealed interface Outcome {
  /// Nothing more has to be done.
  record Done() implements Outcome {}

  /// Time was up although work was done: the rest is to go on in a new message, which has all its
  /// receives before it.
  record GoesOn() implements Outcome {}

  /// It has to be received again.
  record Again(String reason) implements Outcome {}

  /// It can never be done.
  record Impossible(String reason) implements Outcome {}
}

package groundcrew.local.ground;

/// What a blue/green deployment moves: the replacement of a service, and two listeners.
///
/// Each method returns once its effect is there, since the next lifecycle event may begin. One that
/// throws fails the deployment.
public interface Traffic {

  /// Starts the replacement beside the original.
  void install();

  /// Sends what reaches the test listener to the replacement.
  void allowTest();

  /// Sends what reaches the production listener to the replacement.
  void allow();

  /// Sends what reaches either listener to the original, and ends the replacement.
  void rollBack();

  /// Ends the original: the replacement is the original of the next deployment.
  void complete();
}

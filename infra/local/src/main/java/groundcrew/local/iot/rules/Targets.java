package groundcrew.local.iot.rules;

/// What rules reach.
interface Targets {

  /// Hands an event to a function, which runs later.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the function's policy does not let the rule
  ///   call it, or there is no such function
  void invoke(Rule rule, String functionArn, byte[] payload);

  /// Puts a message into the queue of the rule's error action.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the error action's role may not
  void send(Rule.ErrorAction errorAction, byte[] message);
}

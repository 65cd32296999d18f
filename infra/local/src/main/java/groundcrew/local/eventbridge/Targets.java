package groundcrew.local.eventbridge;

import java.util.Map;

/// What rules reach.
public interface Targets {

  /// Hands an event to a function, which runs later.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the function's policy does not let the rule
  ///   call it, or there is no such function
  void invoke(String ruleArn, String functionArn, byte[] payload);

  /// Puts an event that could not be delivered into a queue, whose policy must let the rule do it.
  ///
  /// @throws groundcrew.local.gateway.AwsError where it does not
  void deadLetter(String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes);
}

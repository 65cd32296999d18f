package groundcrew.local.eventbridge;

import java.util.Map;

/// What rules reach.
public interface Targets {

  /// Hands an event to a function, which runs later, or sends it to a queue.
  ///
  /// @throws groundcrew.local.gateway.AwsError where the target's policy does not let the rule use
  ///   it, or it does not exist
  void invoke(String ruleArn, String targetArn, byte[] payload);

  /// Puts an event that could not be delivered into a queue, whose policy must let the rule do it.
  ///
  /// @throws groundcrew.local.gateway.AwsError where it does not
  void deadLetter(String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes);
}

package groundcrew.local.scheduler;

import java.util.Map;

/// What a schedule may do, decided by its role.
public interface Target {

  /// Decides whether a role may act.
  ///
  /// @throws groundcrew.local.gateway.AwsError where it may not
  void authorise(String roleArn, String action, String resourceArn);

  /// Invokes a function asynchronously.
  void invoke(String functionArn, byte[] payload);

  /// Puts an event that could not be delivered into a queue, with the schedule's role.
  void deadLetter(String roleArn, String queueArn, byte[] payload, Map<String, String> attributes);
}

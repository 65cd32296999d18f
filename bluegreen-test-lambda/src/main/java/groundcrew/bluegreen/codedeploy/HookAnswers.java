package groundcrew.bluegreen.codedeploy;

import groundcrew.common.Deadline;

/// The answers to lifecycle hooks.
public interface HookAnswers {
  /// What became of an answer.
  enum Outcome {
    /// It decides.
    ACCEPTED,
    /// The hook had an answer before; this one changes nothing.
    ALREADY_ANSWERED
  }

  /// Answers a hook.
  ///
  /// @param succeeded whether the deployment may go on
  /// @throws RuntimeException if nobody took the answer before the deadline
  Outcome put(Hook hook, boolean succeeded, Deadline deadline);
}

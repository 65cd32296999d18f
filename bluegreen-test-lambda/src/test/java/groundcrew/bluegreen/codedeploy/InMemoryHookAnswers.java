package groundcrew.bluegreen.codedeploy;

import groundcrew.common.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Hooks in memory: the first answer counts.
public final class InMemoryHookAnswers implements HookAnswers {
  private final Map<Hook, Optional<Boolean>> hooks = new HashMap<>();
  private boolean unreachable;

  /// Adds a hook that waits for its answer.
  public Hook waiting(String deployment) {
    var hook = new Hook(deployment, "hook-of-" + deployment);
    hooks.put(hook, Optional.empty());
    return hook;
  }

  /// Answers no more, as without a route.
  public void unreachable() {
    unreachable = true;
  }

  /// Returns the answer that counts.
  public Optional<Boolean> answer(Hook hook) {
    return hooks.getOrDefault(hook, Optional.empty());
  }

  @Override
  public Outcome put(Hook hook, boolean succeeded, Deadline deadline) {
    if (unreachable) {
      throw new IllegalStateException("CodeDeploy does not answer");
    }
    if (!hooks.containsKey(hook)) {
      throw new IllegalArgumentException("unknown hook " + hook.executionId());
    }
    if (hooks.get(hook).isPresent()) {
      return Outcome.ALREADY_ANSWERED;
    }
    hooks.put(hook, Optional.of(succeeded));
    return Outcome.ACCEPTED;
  }
}

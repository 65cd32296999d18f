package groundcrew.bluegreen.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bluegreen.codedeploy.HookAnswers.Outcome;
import groundcrew.common.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the gate relies on of the answers to hooks.
public abstract class HookAnswersContract {
  /// Returns answers where the hook waits.
  protected abstract HookAnswers answers();

  /// Returns a hook that waits for its answer.
  protected abstract Hook waiting();

  @Test
  void theFirstAnswerIsAccepted() {
    assertThat(answers().put(waiting(), true, soon())).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aSecondAnswerIsNoErrorWhateverItSays() {
    var hook = waiting();
    answers().put(hook, false, soon());

    assertThat(answers().put(hook, false, soon())).isEqualTo(Outcome.ALREADY_ANSWERED);
    assertThat(answers().put(hook, true, soon())).isEqualTo(Outcome.ALREADY_ANSWERED);
  }

  @Test
  void anUnknownHookIsAnError() {
    var unknown = new Hook(waiting().deploymentId(), "no-such-execution");

    assertThatThrownBy(() -> answers().put(unknown, true, soon()))
        .isInstanceOf(RuntimeException.class);
  }

  private static Deadline soon() {
    return new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofSeconds(20)));
  }
}

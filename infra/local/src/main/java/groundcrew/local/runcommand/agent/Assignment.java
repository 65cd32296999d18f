package groundcrew.local.runcommand.agent;

import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.runcommand.document.ParameterValues;
import groundcrew.local.runcommand.document.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an agent gets to do.
///
/// @param output where the output of each step goes, beside the answer
public record Assignment(
    String commandId,
    ManagedNode node,
    List<Step> steps,
    ParameterValues values,
    Optional<OutputLocation> output) {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 172_800;
  private static final int DEFAULT = 3600;

  /// Returns how long a step may run. The agent takes an hour for what is below 5 seconds, above 48
  /// hours, or no number.
  public static Duration limit(Step step, ParameterValues values) {
    var text = values.text(step.timeoutSeconds());
    var seconds = text.matches("\\d{1,9}") ? Integer.parseInt(text) : DEFAULT;
    return Duration.ofSeconds(seconds < SHORTEST || seconds > LONGEST ? DEFAULT : seconds);
  }

  Duration limit(Step step) {
    return limit(step, values);
  }
}

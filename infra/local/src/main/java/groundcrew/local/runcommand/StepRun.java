package groundcrew.local.runcommand;

import groundcrew.local.runcommand.agent.StepEnd;
import groundcrew.local.runcommand.document.Step;
import java.time.Instant;
import java.util.Optional;

/// A step of an invocation, which the API calls a plugin.
///
/// @param end empty until it has ended
record StepRun(
    Step step,
    StatusDetail detail,
    Optional<StepEnd> end,
    Optional<Instant> started,
    Optional<Instant> ended) {
  static StepRun pending(Step step) {
    return new StepRun(
        step, StatusDetail.PENDING, Optional.empty(), Optional.empty(), Optional.empty());
  }

  StepRun startedAt(Instant time) {
    return new StepRun(step, StatusDetail.IN_PROGRESS, end, Optional.of(time), ended);
  }

  StepRun endedAt(Instant time, StepEnd how) {
    return new StepRun(
        step,
        StatusDetail.of(how.kind()),
        Optional.of(how),
        started.or(() -> Optional.of(time)),
        Optional.of(time));
  }

  StepRun given(StatusDetail other) {
    return detail.ended() ? this : new StepRun(step, other, end, started, ended);
  }

  /// Returns -1 until the step has ended.
  int responseCode() {
    return end.map(StepEnd::exitCode).orElse(-1);
  }
}

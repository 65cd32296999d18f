package groundcrew.tagging.accounts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import groundcrew.common.ScheduledRun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The event of the account tagger: that of a schedule, `{"time":"2026-01-31T02:00:00Z"}`, or that
/// of an invocation which continues a run, with `after` and `withoutProgress` as well.
///
/// @param time time of the run; absent where a person starts it
/// @param after id of the last account that earlier invocations of the run read
/// @param withoutProgress number of invocations in a row that read no account
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunEvent(
    Optional<Instant> time, Optional<String> after, Optional<Integer> withoutProgress) {
  static RunEvent of(RunPosition position) {
    return new RunEvent(
        Optional.of(position.run()), position.after(), Optional.of(position.withoutProgress()));
  }

  /// Returns where the run begins or continues.
  public RunPosition position(InstantSource clock) {
    var run = new ScheduledRun(time).startedAt(clock);
    return new RunPosition(run, after, withoutProgress.orElse(0));
  }
}

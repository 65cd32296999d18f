package groundcrew.stepfn.light;

import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// The light of a machine: the picture of its outcome.
///
/// @param state worst state that applies to the machine
/// @param running whether its newest execution is running, whatever the outcome before it
/// @param overdue whether its last success is too old, even if its state is worse than overdue
record Light(
    MachineStatus status, String name, LightState state, boolean running, boolean overdue) {
  /// The worst first, then by name.
  static final Comparator<Light> ORDER =
      Comparator.comparing(Light::state)
          .thenComparing(Light::name)
          .thenComparing(light -> light.status().machine().arn());

  /// Returns the light of a machine at the time of the view.
  static Light of(MachineStatus status, Instant now) {
    var overdue = status.overdue(now).orElse(false);
    var running = status.running();
    var state =
        status
            .outcome()
            .map(outcome -> of(outcome.status()))
            .filter(outcome -> outcome != LightState.SUCCEEDED)
            .orElseGet(() -> withoutFailure(status, running, overdue, now));
    return new Light(status, status.machine().name(), state, running, overdue);
  }

  private static LightState of(ExecutionStatus outcome) {
    return switch (outcome) {
      case TIMED_OUT -> LightState.TIMED_OUT;
      case ABORTED -> LightState.ABORTED;
      case SUCCEEDED -> LightState.SUCCEEDED;
      case FAILED, RUNNING, PENDING_REDRIVE -> LightState.FAILED;
    };
  }

  private static LightState withoutFailure(
      MachineStatus status, boolean running, boolean overdue, Instant now) {
    if (overdue) {
      return LightState.OVERDUE;
    }
    if (status.refused(now).isPresent()) {
      return LightState.UNREADABLE;
    }
    if (running) {
      return LightState.RUNNING;
    }
    return status.outcome().isPresent() ? LightState.SUCCEEDED : LightState.NO_RUNS;
  }

  boolean express() {
    return status.machine().type() == MachineType.EXPRESS;
  }

  /// Tells whether the outcome is a success; the light of a running machine is green then.
  boolean succeeded() {
    return status.outcome().filter(outcome -> !outcome.status().unsuccessful()).isPresent();
  }

  /// Returns the light in words, such as `failed 3 min ago, overdue`.
  String words(Instant now) {
    return switch (state) {
      case FAILED, TIMED_OUT, ABORTED -> ended(now) + (overdue ? ", overdue" : "") + again();
      case OVERDUE ->
          status
                  .lastSuccess()
                  .map(success -> "overdue, ok " + age(success, now) + " ago")
                  .orElse("overdue, never ok")
              + again();
      case UNREADABLE -> "unreadable for " + time(now) + again();
      case RUNNING -> "running " + time(now);
      case NO_RUNS -> state.word();
      case SUCCEEDED -> ended(now);
    };
  }

  /// Returns fewer words for a light of one line, in which the name needs the space.
  String fewWords(Instant now) {
    return switch (state) {
      case SUCCEEDED -> "ok " + time(now);
      case NO_RUNS -> state.word();
      default -> state.word() + " " + time(now);
    };
  }

  private String ended(Instant now) {
    return state.word() + " " + time(now) + " ago";
  }

  private String again() {
    return running ? ", running" : "";
  }

  /// Returns the age of the state.
  private String time(Instant now) {
    var since =
        switch (state) {
          case OVERDUE -> status.lastSuccess().or(status::created);
          case UNREADABLE -> status.refused(now).map(Reading.Failure::since);
          case RUNNING -> status.newest().map(newest -> newest.started());
          default -> status.outcome().map(outcome -> outcome.since());
        };
    return since.map(instant -> age(instant, now)).orElse("");
  }

  static String age(Instant since, Instant now) {
    return Age.of(Duration.between(since, now));
  }
}

package groundcrew.local.iot.jobs;

import java.util.Locale;

/// The status of a job execution.
enum ExecutionStatus {
  QUEUED,
  IN_PROGRESS,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  REJECTED,
  CANCELED;

  boolean ended() {
    return this != QUEUED && this != IN_PROGRESS;
  }

  /// Returns its name in the topic of an event.
  String operation() {
    return name().toLowerCase(Locale.ROOT);
  }
}

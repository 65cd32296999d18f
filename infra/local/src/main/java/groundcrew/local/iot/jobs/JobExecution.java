package groundcrew.local.iot.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One attempt of one thing at a job.
///
/// @param number of the attempt, from 1
/// @param version counts its updates, from 1
/// @param end of the time that the job allows an attempt
/// @param stepEnd of the time that the device has set itself
record JobExecution(
    String jobId,
    String thing,
    long number,
    long version,
    ExecutionStatus status,
    Map<String, String> details,
    Instant queuedAt,
    Optional<Instant> startedAt,
    Instant updatedAt,
    Optional<Instant> end,
    Optional<Instant> stepEnd) {

  static JobExecution queued(String jobId, String thing, long number, Instant now) {
    return new JobExecution(
        jobId,
        thing,
        number,
        1,
        ExecutionStatus.QUEUED,
        Map.of(),
        now,
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty());
  }

  JobExecution updated(ExecutionStatus next, Map<String, String> newDetails, Instant now) {
    return new JobExecution(
        jobId,
        thing,
        number,
        version + 1,
        next,
        Map.copyOf(newDetails),
        queuedAt,
        next == ExecutionStatus.IN_PROGRESS ? startedAt.or(() -> Optional.of(now)) : startedAt,
        now,
        end,
        stepEnd);
  }

  /// Sets when the attempt ends that has just started.
  JobExecution endingAfter(Duration allowed) {
    return new JobExecution(
        jobId,
        thing,
        number,
        version,
        status,
        details,
        queuedAt,
        startedAt,
        updatedAt,
        startedAt.map(start -> start.plus(allowed)),
        stepEnd);
  }

  /// Sets or removes the end that the device wants.
  JobExecution stepEnding(Optional<Instant> wanted) {
    return new JobExecution(
        jobId, thing, number, version, status, details, queuedAt, startedAt, updatedAt, end,
        wanted);
  }

  /// Returns when the attempt is timed out, unless it ends before.
  Optional<Instant> deadline() {
    return Stream.of(end, stepEnd).flatMap(Optional::stream).min(Instant::compareTo);
  }
}

package groundcrew.local.iot.jobs;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.ground.Agenda;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// What becomes of executions, and of jobs through them. Whoever uses it holds the lock of [Jobs].
final class Transitions {
  private final Map<String, Job> jobs = new HashMap<>();
  private final Executions executions = new Executions();
  private final JobNotices notices;
  private final Agenda agenda;
  private final Executor locked;

  /// Creates the transitions of no job.
  ///
  /// @param locked runs a task with the lock
  Transitions(JobNotices notices, Agenda agenda, Executor locked) {
    this.notices = notices;
    this.agenda = agenda;
    this.locked = locked;
  }

  Optional<Job> find(AccountRegion place, String id) {
    return Optional.ofNullable(jobs.get(Job.arn(place, id)));
  }

  /// Adds a job, or replaces it.
  void put(Job job) {
    jobs.put(job.arn(), job);
  }

  Executions executions() {
    return executions;
  }

  /// Returns the last execution of each thing of a job.
  Stream<JobExecution> lastOnes(Job job) {
    return job.things().stream()
        .flatMap(thing -> executions.last(job.place(), thing, job.id()).stream());
  }

  void queue(Job job, String thing) {
    put(job.place(), JobExecution.queued(job.id(), thing, 1, agenda.instant()));
  }

  JobExecution progress(
      AccountRegion place, JobExecution execution, Map<String, String> details, StepTimeout step) {
    var now = agenda.instant();
    var updated = execution.updated(ExecutionStatus.IN_PROGRESS, details, now);
    var limited =
        find(place, execution.jobId())
            .flatMap(Job::timeout)
            .map(updated::endingAfter)
            .orElse(updated);
    var stepped = limited.stepEnding(step.end(now, limited.stepEnd()));
    put(place, stepped);
    stepped
        .deadline()
        .ifPresent(end ->
            agenda.at(
                end,
                "the time-out of job " + execution.jobId(),
                () -> locked.execute(() -> timeOut(place, stepped))));
    return stepped;
  }

  private void timeOut(AccountRegion place, JobExecution started) {
    executions
        .last(place, started.thing(), started.jobId())
        .filter(one -> one.status() == ExecutionStatus.IN_PROGRESS)
        .filter(one -> one.deadline().filter(end -> !end.isAfter(agenda.instant())).isPresent())
        .ifPresent(one -> end(place, one, ExecutionStatus.TIMED_OUT, one.details()));
  }

  JobExecution end(
      AccountRegion place,
      JobExecution execution,
      ExecutionStatus status,
      Map<String, String> details) {
    var ended = execution.updated(status, details, agenda.instant());
    var job = find(place, execution.jobId()).orElseThrow();
    var before = executions.pending(place, execution.thing());
    executions.put(place, ended);
    var attempts = executions.attempts(place, execution.thing(), job.id());
    if (job.status() == Job.Status.IN_PROGRESS && job.retries(attempts)) {
      executions.put(
          place,
          JobExecution.queued(job.id(), execution.thing(), ended.number() + 1, agenda.instant()));
    }
    changed(place, execution.thing(), before);
    notices.execution(place, ended, status.operation());
    completeIfEnded(job);
    return ended;
  }

  private void completeIfEnded(Job job) {
    if (job.status() == Job.Status.IN_PROGRESS
        && lastOnes(job).allMatch(one -> one.status().ended())) {
      var completed = job.completed(agenda.instant());
      put(completed);
      notices.job(completed, "completed", "COMPLETED", lastOnes(job));
    }
  }

  /// Removes a job with its executions.
  void remove(Job job) {
    for (var execution : lastOnes(job).toList()) {
      var before = executions.pending(job.place(), execution.thing());
      executions.remove(job.place(), execution.thing(), job.id());
      changed(job.place(), execution.thing(), before);
      notices.execution(job.place(), execution, "deleted");
    }
    jobs.remove(job.arn());
  }

  private void put(AccountRegion place, JobExecution execution) {
    var before = executions.pending(place, execution.thing());
    executions.put(place, execution);
    changed(place, execution.thing(), before);
  }

  private void changed(AccountRegion place, String thing, List<JobExecution> before) {
    notices.pendingChanged(
        place,
        thing,
        before,
        executions.pending(place, thing),
        next -> find(place, next.jobId()).orElseThrow().document());
  }
}

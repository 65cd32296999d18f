package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Agenda;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The jobs of every account and region; safe for many threads.
final class Jobs {
  private final ReentrantLock lock = new ReentrantLock();
  private final Transitions transitions;
  private final JobNotices notices;
  private final Agenda agenda;

  Jobs(JobNotices notices, Agenda agenda) {
    this.notices = notices;
    this.agenda = agenda;
    transitions = new Transitions(notices, agenda, this::run);
  }

  /// Adds a job and queues its executions.
  ///
  /// @throws AwsError `ResourceAlreadyExistsException` where its id is used
  void create(Job job) {
    run(() -> {
      if (transitions.find(job.place(), job.id()).isPresent()) {
        throw new AwsError(
            409,
            "ResourceAlreadyExistsException",
            "Job %s already exists.".formatted(job.id()),
            Map.of("resourceId", job.id(), "resourceArn", job.arn()));
      }
      transitions.put(job);
      job.things().forEach(thing -> transitions.queue(job, thing));
    });
  }

  /// Returns a job.
  ///
  /// @throws AwsError `ResourceNotFoundException` where there is none
  Job get(AccountRegion place, String id) {
    return locked(() ->
        transitions
            .find(place, id)
            .orElseThrow(() ->
                new AwsError(
                    404, "ResourceNotFoundException", "Job %s cannot be found.".formatted(id))));
  }

  JsonNode document(AccountRegion place, String id) {
    return get(place, id).document();
  }

  /// Returns the last execution of each thing of a job.
  List<JobExecution> executions(Job job) {
    return locked(() -> transitions.lastOnes(job).toList());
  }

  /// Finds an execution.
  ///
  /// @param number of the attempt, the last one where it is empty
  Optional<JobExecution> find(AccountRegion place, String thing, String id, Optional<Long> number) {
    return locked(() ->
        transitions.executions().attempts(place, thing, id).reversed().stream()
            .filter(attempt -> number.isEmpty() || number.get() == attempt.number())
            .findFirst());
  }

  /// Returns what a thing has to do: what is in progress first, then in the order of the queue.
  List<JobExecution> pending(AccountRegion place, String thing) {
    return locked(() -> transitions.executions().pending(place, thing));
  }

  /// Starts what is next for a thing; what is in progress already stays as it is.
  Optional<JobExecution> startNext(
      AccountRegion place, String thing, Map<String, String> details, StepTimeout step) {
    return locked(() ->
        pending(place, thing).stream()
            .findFirst()
            .map(next ->
                next.status() == ExecutionStatus.QUEUED
                    ? transitions.progress(place, next, details, step)
                    : next));
  }

  /// Carries out what a device says of its execution.
  ///
  /// @throws JobRejection where it cannot be
  JobExecution update(AccountRegion place, String thing, String id, JobUpdate update) {
    return locked(() -> {
      var execution =
          find(place, thing, id, update.number())
              .orElseThrow(() -> new JobRejection("ResourceNotFound", "No such job execution"));
      if (update.expectedVersion().filter(v -> v != execution.version()).isPresent()) {
        throw new JobRejection("VersionMismatch", "The version is another one", execution);
      }
      if (execution.status().ended()) {
        throw new JobRejection("InvalidStateTransition", "The job execution has ended", execution);
      }
      var details = update.details().orElse(execution.details());
      return update.status() == ExecutionStatus.IN_PROGRESS
          ? transitions.progress(place, execution, details, update.step())
          : transitions.end(place, execution, update.status(), details);
    });
  }

  /// Cancels what is queued, and what is in progress where it is forced.
  ///
  /// @throws AwsError `InvalidRequestException` for a job that has ended
  Job cancel(
      AccountRegion place,
      String id,
      boolean force,
      Optional<String> comment,
      Optional<String> reasonCode) {
    return locked(() -> {
      var job = get(place, id);
      if (job.status() != Job.Status.IN_PROGRESS) {
        throw new AwsError(
            400,
            "InvalidRequestException",
            "Job %s is %s and cannot be canceled.".formatted(id, job.status()));
      }
      var canceled = job.canceled(comment, reasonCode, force, agenda.instant());
      transitions.put(canceled);
      notices.job(canceled, "cancellation_in_progress", "CANCELLATION_IN_PROGRESS", Stream.empty());
      executions(job).stream()
          .filter(one ->
              one.status() == ExecutionStatus.QUEUED
                  || (force && one.status() == ExecutionStatus.IN_PROGRESS))
          .forEach(one -> transitions.end(place, one, ExecutionStatus.CANCELED, one.details()));
      notices.job(canceled, "canceled", "CANCELED", transitions.lastOnes(job));
      return canceled;
    });
  }

  /// Deletes a job with its executions; its id can be used again.
  ///
  /// @throws AwsError `InvalidStateTransitionException` for one in progress that is not forced
  void delete(AccountRegion place, String id, boolean force) {
    run(() -> {
      var job = get(place, id);
      if (job.status() == Job.Status.IN_PROGRESS && !force) {
        throw new AwsError(
            409,
            "InvalidStateTransitionException",
            "Job %s is IN_PROGRESS and can only be deleted by force.".formatted(id));
      }
      notices.job(job, "deletion_in_progress", "DELETION_IN_PROGRESS", Stream.empty());
      transitions.remove(job);
      notices.job(job, "deleted", "DELETED", Stream.empty());
    });
  }

  private void run(Runnable task) {
    locked(() -> {
      task.run();
      return task;
    });
  }

  private <T> T locked(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}

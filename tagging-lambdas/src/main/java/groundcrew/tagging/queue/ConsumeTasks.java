package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.journal.SupersededException;
import groundcrew.tagging.member.RegionDisabledException;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import groundcrew.tagging.message.UndoTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Processes the tasks of a batch one by one, and decides about each message separately.
///
/// @param <T> kind of task in the queue
public final class ConsumeTasks<T extends Task> {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumeTasks.class);

  /// The most continuations in a row of which none gets further than those before: they write
  /// resources that something else changes back, or that AWS never accepts.
  private static final int MOST_CONTINUATIONS = 100;

  private final Class<T> kind;
  private final TaskProcessor<T> processor;
  private final UnfinishedTasks unfinishedTasks;
  private final String level;
  private final Duration lag;
  private final TaskMetrics metrics;

  /// @param level level of messages that do not name one
  /// @param lag longest time until GetResources shows a write
  public ConsumeTasks(
      Class<T> kind,
      TaskProcessor<T> processor,
      UnfinishedTasks unfinishedTasks,
      String level,
      Duration lag,
      TaskMetrics metrics) {
    this.kind = kind;
    this.processor = processor;
    this.unfinishedTasks = unfinishedTasks;
    this.level = level;
    this.lag = lag;
    this.metrics = metrics;
  }

  /// Processes the messages and returns the ids of those to retry.
  public List<String> consume(List<QueueMessage> messages, Deadline deadline) {
    return messages.stream()
        .filter(message -> !settled(message, deadline))
        .map(QueueMessage::messageId)
        .toList();
  }

  /// Returns whether the message may be deleted. A failure never affects other messages.
  private boolean settled(QueueMessage message, Deadline deadline) {
    try {
      // The last part of the reserve: writing results down may have used up the first.
      return settle(message, outcome(message, deadline), deadline.toFinish().toFinish());
    } catch (RuntimeException failure) {
      LOG.error("message {} failed: {}", message.messageId(), failure.getMessage(), failure);
      return false;
    }
  }

  private Outcome outcome(QueueMessage message, Deadline deadline) {
    try {
      var task = task(message);
      if (deadline.passed()) {
        // Another task of the batch used the time: only tasks that started count a continuation.
        return new Outcome.Requeue(task, message.continued(), Duration.ZERO);
      }
      var place = JournalPlace.of(task, message.messageId(), message.receiveCount());
      var report = processor.process(task, place, deadline);
      Reports.log(task, report);
      metrics.processed(task, report);
      return outcome(message, task, report);
    } catch (SupersededException superseded) {
      return superseded(message, superseded);
    } catch (RegionDisabledException nothingToDo) {
      LOG.warn("message {}: {}", message.messageId(), nothingToDo.getMessage());
      return new Outcome.Done();
    } catch (DeadlineExceededException late) {
      return new Outcome.Retry(DeadlineExceededException.REASON);
    } catch (PermanentFailureException failure) {
      return new Outcome.PermanentFailure(String.valueOf(failure.getMessage()));
    }
  }

  private T task(QueueMessage message) {
    var task = TaskMessage.read(message, level);
    if (!kind.isInstance(task)) {
      throw new PermanentFailureException(
          "the message holds %s: expected %s in this queue"
              .formatted(name(task.getClass()), name(kind)));
    }
    return kind.cast(task);
  }

  private static String name(Class<? extends Task> kind) {
    return kind == UndoTask.class ? "an undo task" : "a tagging task";
  }

  /// A delivery that was killed may have written after the newer run began as well.
  private static Outcome superseded(QueueMessage message, SupersededException superseded) {
    var mayHaveWritten = superseded.wrote() || message.receiveCount() > 1;
    return new Outcome.Superseded(
        String.valueOf(superseded.getMessage()),
        mayHaveWritten ? superseded.newest() : Optional.empty());
  }

  /// A task that made progress continues in a new message. One that made none is retried, so that
  /// it reaches the dead-letter queue after its last receive.
  private static Outcome outcome(QueueMessage message, Task task, TaskReport report) {
    if (report.continuation().isEmpty()) {
      return new Outcome.Done();
    }
    var continuation = report.continuation().get();
    var moved = !continuation.position().equals(task.position());
    return moved || report.tally().done() > 0
        ? continued(message, task, continuation)
        : new Outcome.Retry(
            report.tally().deferred() > 0
                ? "%d resources are deferred".formatted(report.tally().deferred())
                : DeadlineExceededException.REASON);
  }

  /// Ends a chain of messages that nothing else would end: the functions are allowed to invoke
  /// themselves through their queue.
  private static Outcome continued(QueueMessage message, Task task, Continuation continuation) {
    var continued = continuation.position().beyond(task.position()) ? 0 : message.continued() + 1;
    return continued <= MOST_CONTINUATIONS
        ? new Outcome.Requeue(task.at(continuation.position()), continued, continuation.delay())
        : new Outcome.PermanentFailure(
            "the task has continued %d times in a new message without getting further"
                .formatted(message.continued()));
  }

  private boolean settle(QueueMessage message, Outcome outcome, Deadline deadline) {
    return switch (outcome) {
      case Outcome.Done _ -> true;
      case Outcome.Superseded superseded -> {
        superseded
            .rerun()
            .ifPresent(task -> unfinishedTasks.requeue(task, /* continued= */ 0, lag, deadline));
        LOG.warn(
            "message {} is superseded: {}{}",
            message.messageId(),
            superseded.reason(),
            superseded.rerun().isPresent() ? "; the task of the newer run runs again" : "");
        yield true;
      }
      case Outcome.Requeue requeue -> {
        var sent =
            unfinishedTasks.requeue(requeue.task(), requeue.continued(), requeue.delay(), deadline);
        LOG.warn(
            "no time was left for message {}: {}",
            message.messageId(),
            sent ? "its task continues in a new message" : "it is retried");
        yield sent;
      }
      case Outcome.Retry retry -> {
        LOG.warn("message {} is retried: {}", message.messageId(), retry.reason());
        yield false;
      }
      case Outcome.PermanentFailure failure -> {
        var sent = unfinishedTasks.deadLetter(message, failure.reason(), deadline);
        LOG.error(
            "message {} failed permanently{}: {}",
            message.messageId(),
            sent ? " and is in the dead-letter queue" : "",
            failure.reason());
        yield sent;
      }
    };
  }
}

package groundcrew.local.lambda;

import groundcrew.local.ground.Agenda;
import groundcrew.local.lambda.AsyncEnd.Condition;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lambda's queue of asynchronous events: each is tried at once, and again when the agenda says so,
/// until it has ended.
final class AsyncEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncEvents.class);

  private final Agenda agenda;
  private final AsyncEnd end;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  AsyncEvents(Agenda agenda, AsyncEnd end) {
    this.agenda = agenda;
    this.end = end;
  }

  void accept(AsyncEvent event) {
    pending.incrementAndGet();
    start(event);
  }

  /// Tells whether no event waits or runs.
  boolean idle() {
    return pending.get() == 0;
  }

  /// Tells whether an event runs, or is about to without time passing.
  boolean working() {
    return running.get() > 0;
  }

  private void start(AsyncEvent event) {
    // Counted here: between this thread and the other one the event is at work too.
    running.incrementAndGet();
    try {
      threads.execute(() -> run(event));
    } catch (RejectedExecutionException closed) {
      pending.decrementAndGet();
      running.decrementAndGet();
    }
  }

  private void run(AsyncEvent event) {
    try {
      if (event.expired(agenda.instant())) {
        end(event, Condition.EVENT_AGE_EXCEEDED);
      } else {
        follow(tried(event));
      }
    } finally {
      running.decrementAndGet();
    }
  }

  private void follow(AsyncEvent event) {
    if (event.exhausted()) {
      end(event, Condition.RETRIES_EXHAUSTED);
    } else if (event.succeeded()) {
      end(event, Condition.SUCCESS);
    } else {
      agenda.at(
          event.next(agenda.instant()),
          "asynchronous event of " + event.target().arn(),
          () -> start(event));
    }
  }

  private static AsyncEvent tried(AsyncEvent event) {
    try {
      return event.ran(
          event
              .target()
              .invoke(
                  event.requestId(),
                  event.payload().getBytes(StandardCharsets.UTF_8),
                  event.origin()));
    } catch (RuntimeException e) {
      // Whatever it is, the event is not lost: throttling, a role that cannot be assumed, a process
      // that cannot be started.
      LOG.warn("{} did not run: {}", event.target().arn(), e.getMessage());
      return event.refused(Refusal.of(e));
    }
  }

  private void end(AsyncEvent event, Condition condition) {
    try {
      end.ended(event, condition);
    } finally {
      pending.decrementAndGet();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/// Moves the messages of one mapping from its queue to its function.
final class Poller implements AutoCloseable {
  private static final long PAUSE_AFTER_FAULT_MILLIS = 500;

  private final Mapping mapping;
  private final MessageSource source;
  private final Lambda lambda;
  private final Duplicates duplicates;
  private final PollerProblems problems;
  private final Throttled throttled;
  private final Semaphore permits;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Thread thread;
  private boolean receiving;
  private volatile boolean faulty;
  private volatile boolean closed;

  Poller(Mapping mapping, MessageSource source, Lambda lambda, Duplicates duplicates) {
    this.mapping = mapping;
    this.source = source;
    this.lambda = lambda;
    this.duplicates = duplicates;
    this.problems = new PollerProblems(mapping);
    this.throttled = new Throttled(lambda.agenda());
    this.permits = new Semaphore(mapping.concurrency());
    this.thread = Thread.ofVirtual().name("poll " + mapping.queueArn()).start(this::poll);
  }

  Mapping mapping() {
    return mapping;
  }

  String queueArn() {
    return mapping.queueArn();
  }

  boolean idle() {
    return inFlight.get() == 0;
  }

  /// Tells whether a batch is worked on, or is about to be without time passing: messages that are
  /// in flight since their batch failed are not, nor is anything while this one backs off or cannot
  /// receive.
  boolean working() {
    var stopped = faulty || throttled.pausing();
    // Looked at first: what has left the queue since is seen as received.
    var coming = source.visible();
    synchronized (this) {
      return receiving || inFlight.get() > 0 || (!stopped && (coming || source.holds()));
    }
  }

  List<String> takeProblems() {
    return problems.take();
  }

  private void poll() {
    while (!closed) {
      try {
        throttled.await();
        source.awaitMessages();
        // Messages are received only when they can be worked on, so that none waits with its
        // visibility time-out running.
        permits.acquire();
        receive();
      } catch (InterruptedException e) {
        return;
      } catch (IllegalArgumentException e) {
        report("looking for messages", String.valueOf(e.getMessage()));
        return;
      }
    }
  }

  private void receive() throws InterruptedException {
    if (closed) {
      permits.release();
      return;
    }
    receiving(true);
    try {
      var batch = source.batch();
      faulty = false;
      if (batch.isEmpty()) {
        permits.release();
      } else {
        deliver(batch);
      }
    } catch (SdkException | AwsError e) {
      permits.release();
      report("receiving", String.valueOf(e.getMessage()));
      faulty = true;
    } finally {
      receiving(false);
    }
    if (faulty) {
      Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
    }
  }

  /// What is received is counted as in flight before this ends.
  private synchronized void receiving(boolean now) {
    receiving = now;
  }

  private void deliver(List<Message> batch) throws InterruptedException {
    var copies = mapping.concurrency() > 1 && duplicates.next() ? 2 : 1;
    // A copy takes a place of its own, and both start when both have one.
    inFlight.addAndGet(copies);
    permits.acquire(copies - 1);
    for (var i = 0; i < copies; i++) {
      Thread.startVirtualThread(() -> work(batch));
    }
  }

  private void work(List<Message> batch) {
    try {
      var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
      var result =
          lambda.invoke(
              mapping.functionArn(),
              SqsEvent.of(batch, mapping.queueArn()),
              SqsEvent.origin(batch));
      throttled.over();
      if (!mapping.partialAnswers() && BatchAnswer.isPartial(result)) {
        report(
            "reading an answer",
            "the function answers for each message, but FunctionResponseTypes lacks"
                + " ReportBatchItemFailures: what it reports as failed would be lost");
      }
      var failed = BatchAnswer.failed(result, ids, mapping.partialAnswers());
      var done = batch.stream().filter(m -> !failed.contains(m.messageId())).toList();
      source.delete(done).forEach(refusal -> report("deleting", refusal));
    } catch (SdkException | AwsError | IllegalStateException e) {
      if (Throttled.is(e)) {
        // No fault: the batch comes back after the queue's visibility time-out.
        throttled.again();
      } else {
        report("working on a batch", String.valueOf(e.getMessage()));
      }
    } finally {
      inFlight.decrementAndGet();
      permits.release();
    }
  }

  private void report(String doing, String fault) {
    if (!closed) {
      problems.report(doing, fault);
    }
  }

  /// Receives nothing more, and waits until what was received has been worked on: at most the
  /// batching window and the time-out of the function.
  void drain() throws InterruptedException {
    closed = true;
    // The poller may be waiting for the end of a pause, or for a place.
    throttled.end();
    permits.release();
    thread.join();
    permits.acquire(mapping.concurrency() + 1);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}

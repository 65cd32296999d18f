package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.QueueDepth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/// Moves the messages of one mapping from its queue to its function.
final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final long PAUSE_AFTER_FAULT_MILLIS = 500;

  private final Mapping mapping;
  private final MessageSource source;
  private final Lambda lambda;
  private final Duplicates duplicates;
  private final Semaphore permits;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Thread thread;

  /// Messages that failed and wait for the end of their visibility time-out.
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;
  private volatile Optional<String> problem = Optional.empty();

  Poller(Mapping mapping, MessageSource source, Lambda lambda, Duplicates duplicates) {
    this.mapping = mapping;
    this.source = source;
    this.lambda = lambda;
    this.duplicates = duplicates;
    this.permits = new Semaphore(mapping.concurrency());
    this.thread = Thread.ofVirtual().name("poll " + mapping.queueArn()).start(this::poll);
  }

  String queueArn() {
    return mapping.queueArn();
  }

  boolean idle() {
    return inFlight.get() == 0;
  }

  /// Tells whether a batch is being worked on, or a message is on its way to one.
  boolean working(QueueDepth.Messages messages) {
    if (messages.inFlight() == 0) {
      // What is left there has gone to the dead-letter queue.
      left.clear();
    }
    return !idle()
        || messages.visible() + messages.delayed() > 0
        || messages.inFlight() > left.size();
  }

  Optional<String> problem() {
    return problem;
  }

  private void poll() {
    while (!closed) {
      try {
        // Messages are received only when they can be worked on, so that none waits with its
        // visibility time-out running.
        permits.acquire();
        var batch = closed ? List.<Message>of() : received();
        if (batch.isEmpty()) {
          permits.release();
        } else {
          deliver(batch);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
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

  private List<Message> received() throws InterruptedException {
    try {
      var batch = source.batch();
      batch.forEach(message -> left.remove(message.messageId()));
      problem = Optional.empty();
      return batch;
    } catch (SdkException | AwsError e) {
      report("receiving", String.valueOf(e.getMessage()));
      Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
      return List.of();
    }
  }

  private void work(List<Message> batch) {
    try {
      var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
      var result = lambda.invoke(mapping.functionArn(), SqsEvent.of(batch, mapping.queueArn()));
      if (!mapping.partialAnswers() && BatchAnswer.isPartial(result)) {
        report(
            "reading an answer",
            "the function answers for each message, but FunctionResponseTypes lacks"
                + " ReportBatchItemFailures: what it reports as failed would be lost");
      }
      var failed = BatchAnswer.failed(result, ids, mapping.partialAnswers());
      var done = batch.stream().filter(m -> !failed.contains(m.messageId())).toList();
      left.addAll(failed);
      source.delete(done).forEach(refusal -> report("deleting", refusal));
    } catch (SdkException | AwsError | IllegalStateException e) {
      batch.forEach(message -> left.add(message.messageId()));
      report("working on a batch", String.valueOf(e.getMessage()));
    } finally {
      inFlight.decrementAndGet();
      permits.release();
    }
  }

  private void report(String doing, String fault) {
    if (!closed) {
      var text =
          "event source %s of %s, %s: %s"
              .formatted(mapping.queueArn(), mapping.functionArn(), doing, fault);
      if (!problem.equals(Optional.of(text))) {
        LOG.warn("{}", text);
      }
      problem = Optional.of(text);
    }
  }

  /// Receives nothing more, and waits until what was received has been worked on: at most the
  /// batching window and the time-out of the function.
  void drain() throws InterruptedException {
    closed = true;
    // The poller may be waiting for one.
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

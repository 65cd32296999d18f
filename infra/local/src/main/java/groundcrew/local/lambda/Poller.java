package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import java.util.List;
import java.util.Optional;
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

  Optional<String> problem() {
    return problem;
  }

  private void poll() {
    while (!closed) {
      try {
        // Messages are received only when they can be worked on, so that none waits with its
        // visibility time-out running.
        permits.acquire();
        var batch = received();
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
      source.delete(done).forEach(refusal -> report("deleting", refusal));
    } catch (SdkException | AwsError | IllegalStateException e) {
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

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}

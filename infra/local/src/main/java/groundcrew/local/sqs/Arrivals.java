package groundcrew.local.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.AbstractActor;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.actor.queue.QueueEventWithOperationStatus;

/// When each message came into the queue where it is: ElasticMQ tells no age, but every coming and
/// going, that into a dead-letter queue too.
final class Arrivals {
  private final Map<String, Map<String, Instant>> byQueue = new ConcurrentHashMap<>();
  private final Map<String, InternalMessage> delayed = new ConcurrentHashMap<>();
  private final InstantSource clock;

  Arrivals(InstantSource clock) {
    this.clock = clock;
  }

  /// Returns how long the oldest message has been in a queue, zero for an empty one.
  Duration ageOfOldest(String internalName) {
    return of(internalName).values().stream()
        .min(Instant::compareTo)
        .map(oldest -> Duration.between(oldest, clock.instant()))
        .orElse(Duration.ZERO);
  }

  /// Tells whether a queue holds no message at all.
  boolean none(String internalName) {
    return of(internalName).isEmpty();
  }

  void forget(String internalName) {
    byQueue.remove(internalName);
  }

  private Map<String, Instant> of(String internalName) {
    return byQueue.computeIfAbsent(internalName, name -> new ConcurrentHashMap<>());
  }

  /// Gives a delayed message a handle: ElasticMQ changes the visibility of a message by its last
  /// one alone, and nobody has received this one.
  ///
  /// @return the handle; empty where the message is no longer delayed
  Optional<String> handle(String messageId) {
    var handle = messageId + "#delayed";
    var message = Optional.ofNullable(delayed.remove(messageId));
    message.ifPresent(one -> one.deliveryReceipts().addOne(handle));
    return message.map(_ -> handle);
  }

  /// Hears what ElasticMQ tells, and answers, since ElasticMQ waits for it.
  AbstractActor listener() {
    return new AbstractActor() {
      @Override
      public Receive createReceive() {
        return receiveBuilder()
            .match(
                QueueEventWithOperationStatus.class,
                event -> {
                  hear(event);
                  getSender().tell(OperationSuccessful$.MODULE$, getSelf());
                })
            .build();
      }
    };
  }

  private void hear(QueueEvent event) {
    switch (event) {
      case QueueEvent.MessageAdded added -> {
        of(added.queueName()).putIfAbsent(added.message().id(), clock.instant());
        if (added.message().nextDelivery() > System.currentTimeMillis()) {
          delayed.put(added.message().id(), added.message());
        }
      }
      case QueueEvent.MessageRemoved removed -> {
        of(removed.queueName()).remove(removed.messageId());
        delayed.remove(removed.messageId());
      }
      case QueueEvent.QueueDeleted deleted -> forget(deleted.queueName());
      default -> {}
    }
  }
}

package groundcrew.tagging.queue;

import groundcrew.tagging.message.Order;

/// Where messages go that are neither done nor received again.
public interface Returns {
  /// Sends an order to the queue again, as a new message; tells whether there is such a queue.
  boolean goOn(Order order);

  /// Sends a message to the dead-letter queue with the reason; tells whether there is such a queue.
  boolean bury(QueueRecord message, String reason);
}

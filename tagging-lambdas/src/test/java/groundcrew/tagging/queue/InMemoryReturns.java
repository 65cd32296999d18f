package groundcrew.tagging.queue;

import groundcrew.tagging.message.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Queues in memory.
public final class InMemoryReturns implements Returns {
  private final boolean there;
  private final List<Order> goneOn = new ArrayList<>();
  private final Map<String, String> buried = new LinkedHashMap<>();
  private final List<QueueRecord> messages = new ArrayList<>();

  /// @param there whether the queues exist
  public InMemoryReturns(boolean there) {
    this.there = there;
  }

  @Override
  public boolean goOn(Order order) {
    if (there) {
      goneOn.add(order);
    }
    return there;
  }

  @Override
  public boolean bury(QueueRecord message, String reason) {
    if (there) {
      buried.put(message.messageId(), reason);
      messages.add(message);
    }
    return there;
  }

  public List<Order> goneOn() {
    return List.copyOf(goneOn);
  }

  /// Returns the messages that were buried, in order.
  public List<QueueRecord> messages() {
    return List.copyOf(messages);
  }

  /// Returns the reasons by message id.
  public Map<String, String> buried() {
    return Map.copyOf(buried);
  }
}

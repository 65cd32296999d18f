package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.common.JsonValue;
import groundcrew.tagging.member.RegionDisabled;
import groundcrew.tagging.member.Unreachable;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the orders of a batch one by one, and answers for each by itself.
public final class TakeOrders {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOrders.class);

  private final Returns returns;
  private final String level;

  /// Carries out one order.
  @FunctionalInterface
  public interface Work {
    /// Does what the order asks for, as far as the deadline lets.
    Outcome carryOut(Order order, QueueRecord message, Deadline deadline);
  }

  /// @param level of messages that do not name theirs
  public TakeOrders(Returns returns, String level) {
    this.returns = returns;
    this.level = level;
  }

  /// Returns the ids of the messages that have to be received again.
  ///
  /// @param records of an SQS event
  public List<String> take(JsonValue records, Deadline deadline, Work work) {
    var again = new ArrayList<String>();
    for (var json : records) {
      var message = new QueueRecord(json);
      if (!settled(message, deadline, work)) {
        again.add(message.messageId());
      }
    }
    return again;
  }

  /// Tells whether the message may be deleted; whatever goes wrong stays with this message.
  private boolean settled(QueueRecord message, Deadline deadline, Work work) {
    try {
      return doneOrReturned(message, deadline, work);
    } catch (RuntimeException failure) {
      LOG.error("message {} failed: {}", message.messageId(), failure.getMessage(), failure);
      return false;
    }
  }

  private boolean doneOrReturned(QueueRecord message, Deadline deadline, Work work) {
    try {
      var order = OrderMessage.read(message.json(), level);
      return settled(message, order, outcome(message, order, deadline, work));
    } catch (IllegalArgumentException impossible) {
      return bury(message, String.valueOf(impossible.getMessage()));
    }
  }

  private static Outcome outcome(QueueRecord message, Order order, Deadline deadline, Work work) {
    if (deadline.passed()) {
      return new Outcome.GoesOn();
    }
    try {
      return work.carryOut(order, message, deadline);
    } catch (RegionDisabled nothingToDo) {
      LOG.warn("message {}: {}", message.messageId(), nothingToDo.getMessage());
      return new Outcome.Done();
    } catch (Unreachable never) {
      return new Outcome.Impossible(String.valueOf(never.getMessage()));
    }
  }

  private boolean settled(QueueRecord message, Order order, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> true;
      case Outcome.GoesOn _ -> goOn(message, order);
      case Outcome.Again again -> {
        LOG.warn("message {} comes again: {}", message.messageId(), again.reason());
        yield false;
      }
      case Outcome.Impossible impossible -> bury(message, impossible.reason());
    };
  }

  private boolean goOn(QueueRecord message, Order order) {
    var sent = returns.goOn(order);
    LOG.warn(
        "no time was left for message {}: {}",
        message.messageId(),
        sent ? "the rest goes on in a new one" : "it comes again");
    return sent;
  }

  private boolean bury(QueueRecord message, String reason) {
    var buried = returns.bury(message, reason);
    LOG.error(
        "message {} can never be done{}: {}",
        message.messageId(),
        buried ? ", so it is in the dead-letter queue" : "",
        reason);
    return buried;
  }
}

package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Order;
import java.util.List;

/// Where orders wait for the function that carries them out.
public interface Orders {
  /// Sends all orders and returns those that could not be sent before the deadline.
  List<Unsent> send(List<? extends Order> orders, Deadline deadline);

  /// An order that could not be sent, and why.
  record Unsent(Order order, String reason) {}
}

package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.TagOrder;
import java.util.List;

/// Where orders wait for the resource tagger.
public interface Orders {
  /// Sends all orders and returns those that could not be sent before the deadline.
  List<Unsent> send(List<TagOrder> orders, Deadline deadline);

  /// An order that could not be sent, and why.
  record Unsent(TagOrder order, String reason) {}
}

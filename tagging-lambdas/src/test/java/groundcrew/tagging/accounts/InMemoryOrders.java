package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A queue in memory.
public final class InMemoryOrders implements Orders {
  private final List<Order> sent = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Set<String> refusedRegions = new HashSet<>();

  /// Orders for the region cannot be sent.
  public InMemoryOrders refuse(String region) {
    refusedRegions.add(region);
    return this;
  }

  @Override
  public List<Unsent> send(List<? extends Order> orders, Deadline deadline) {
    sizes.add(orders.size());
    var unsent = new ArrayList<Unsent>();
    for (var order : orders) {
      if (deadline.passed()) {
        unsent.add(new Unsent(order, NoTimeLeft.REASON));
      } else if (refusedRegions.contains(order.region())) {
        unsent.add(new Unsent(order, "InternalError: try again"));
      } else {
        sent.add(order);
      }
    }
    return unsent;
  }

  public List<Order> sent() {
    return List.copyOf(sent);
  }

  /// Returns how many were to be sent each time.
  public List<Integer> sizes() {
    return List.copyOf(sizes);
  }
}

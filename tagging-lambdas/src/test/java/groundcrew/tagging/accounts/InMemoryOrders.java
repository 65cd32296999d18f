package groundcrew.tagging.accounts;

import groundcrew.tagging.message.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A queue in memory.
public final class InMemoryOrders implements Orders {
  private final List<Order> sent = new ArrayList<>();
  private final Set<String> refusedRegions = new HashSet<>();

  /// Orders for the region cannot be sent.
  public InMemoryOrders refuse(String region) {
    refusedRegions.add(region);
    return this;
  }

  @Override
  public List<Unsent> send(List<? extends Order> orders) {
    var unsent = new ArrayList<Unsent>();
    for (var order : orders) {
      if (refusedRegions.contains(order.region())) {
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
}

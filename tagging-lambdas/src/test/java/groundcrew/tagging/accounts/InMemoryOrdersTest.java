package groundcrew.tagging.accounts;

import groundcrew.tagging.message.Order;
import java.util.List;

class InMemoryOrdersTest extends OrdersContract {
  private final InMemoryOrders orders = new InMemoryOrders();

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected List<Order> received() {
    return orders.sent();
  }
}

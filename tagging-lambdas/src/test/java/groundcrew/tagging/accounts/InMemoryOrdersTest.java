package groundcrew.tagging.accounts;

import groundcrew.tagging.message.TagOrder;
import java.util.List;

class InMemoryOrdersTest extends OrdersContract {
  private final InMemoryOrders orders = new InMemoryOrders();

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected List<TagOrder> received() {
    return orders.sent();
  }
}

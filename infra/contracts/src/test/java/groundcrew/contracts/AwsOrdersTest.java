package groundcrew.contracts;

import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.accounts.AwsOrders;
import groundcrew.tagging.accounts.Orders;
import groundcrew.tagging.accounts.OrdersContract;
import groundcrew.tagging.message.Order;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class AwsOrdersTest extends OrdersContract {
  private static final LocalQueues QUEUES = new LocalQueues();

  private final URI queue = QUEUES.create();
  private final Orders orders =
      new AwsOrders(
          QUEUES.client(),
          queue.toString(),
          Duration.ZERO,
          Retries.of(
              3, Duration.ofSeconds(1), Duration.ofSeconds(5), new VirtualTime(Instant.EPOCH)));

  @AfterAll
  static void close() {
    QUEUES.close();
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected List<Order> received() {
    return QUEUES.takeOrders(queue);
  }
}

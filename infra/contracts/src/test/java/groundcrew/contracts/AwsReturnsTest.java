package groundcrew.contracts;

import groundcrew.tagging.message.Order;
import groundcrew.tagging.queue.AwsReturns;
import groundcrew.tagging.queue.Returns;
import groundcrew.tagging.queue.ReturnsContract;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class AwsReturnsTest extends ReturnsContract {
  private static final LocalQueues QUEUES = new LocalQueues();

  private final URI queue = QUEUES.create();
  private final URI deadLetters = QUEUES.create();

  @AfterAll
  static void close() {
    QUEUES.close();
  }

  @Override
  protected Returns returns() {
    return new AwsReturns(QUEUES::client, Optional.of(queue), Optional.of(deadLetters));
  }

  @Override
  protected Returns nowhere() {
    return new AwsReturns(QUEUES::client, Optional.empty(), Optional.empty());
  }

  @Override
  protected List<Order> goneOn() {
    return QUEUES.takeOrders(queue);
  }

  @Override
  protected List<Buried> buried() {
    return QUEUES.take(deadLetters).stream()
        .map(message ->
            new Buried(
                message.body(),
                message.attributes(),
                message.attributes().getOrDefault("Reason", "")))
        .toList();
  }
}

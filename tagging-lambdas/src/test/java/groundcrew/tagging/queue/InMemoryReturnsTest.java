package groundcrew.tagging.queue;

import groundcrew.tagging.message.Order;
import java.util.List;

class InMemoryReturnsTest extends ReturnsContract {
  private final InMemoryReturns returns = new InMemoryReturns(true);

  @Override
  protected Returns returns() {
    return returns;
  }

  @Override
  protected Returns nowhere() {
    return new InMemoryReturns(false);
  }

  @Override
  protected List<Order> goneOn() {
    return returns.goneOn();
  }

  @Override
  protected List<Buried> buried() {
    return returns.messages().stream()
        .map(message ->
            new Buried(
                message.body(),
                message.attributes(),
                returns.buried().getOrDefault(message.messageId(), "")))
        .toList();
  }
}

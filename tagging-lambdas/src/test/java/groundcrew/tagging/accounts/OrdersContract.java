package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.TagOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every queue of orders does.
public abstract class OrdersContract {
  /// Returns an empty queue.
  protected abstract Orders orders();

  /// Returns what the queue holds.
  protected abstract List<Order> received();

  @Test
  void keepsEveryOrderAsItIs() {
    var sent =
        IntStream.range(0, 23)
            .mapToObj(i ->
                TagOrder.of(
                    "cloud-center",
                    "%012d".formatted(i),
                    "eu-west-1",
                    List.of("a", "b"),
                    Map.of("a", "ü "),
                    Instant.EPOCH))
            .toList();

    assertThat(orders().send(sent)).isEmpty();
    assertThat(received()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void acceptsNothing() {
    assertThat(orders().send(List.of())).isEmpty();
  }
}

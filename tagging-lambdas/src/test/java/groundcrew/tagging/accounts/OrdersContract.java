package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.TagOrder;
import groundcrew.tagging.message.UndoOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every queue of orders does.
public abstract class OrdersContract {
  private final Deadline deadline =
      new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofMinutes(15)));

  /// Returns an empty queue.
  protected abstract Orders orders();

  /// Returns what the queue holds.
  protected abstract List<Order> received();

  @Test
  void keepsEveryOrderAsItIs() {
    var sent = orders(23, Map.of("a", "ü "));

    assertThat(orders().send(sent, deadline)).isEmpty();
    assertThat(received()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void keepsAnOrderWithoutTags() {
    var sent = orders(1, Map.of());

    assertThat(orders().send(sent, deadline)).isEmpty();
    assertThat(received()).isEqualTo(sent);
  }

  @Test
  void keepsOrdersThatTogetherAreMoreThanAQueueTakesAtOnce() {
    var tags = new TreeMap<String, String>();
    IntStream.range(0, 400).forEach(i -> tags.put("key-%03d".formatted(i), "v".repeat(256)));
    var sent = orders(12, tags);

    assertThat(orders().send(sent, deadline)).isEmpty();
    assertThat(received()).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void keepsAnOrderToUndo() {
    var sent =
        List.of(
            new UndoOrder(
                "platform",
                "222222222222",
                "eu-west-1",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1)));

    assertThat(orders().send(sent, deadline)).isEmpty();
    assertThat(received()).containsExactlyElementsOf(sent);
  }

  @Test
  void acceptsNothing() {
    assertThat(orders().send(List.of(), deadline)).isEmpty();
  }

  @Test
  void returnsWhatThereWasNoTimeFor() {
    var late = orders(12, Map.of("a", "1"));

    assertThat(orders().send(late, deadline.earlier(Duration.ofMinutes(15))))
        .extracting(Orders.Unsent::order, Orders.Unsent::reason)
        .containsExactlyElementsOf(
            late.stream().map(order -> tuple(order, "no time was left")).toList());
    assertThat(received()).isEmpty();
  }

  private static List<TagOrder> orders(int count, Map<String, String> tags) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            TagOrder.of(
                "cloud-center",
                "%012d".formatted(i),
                "eu-west-1",
                Stream.concat(Stream.of("a", "b"), tags.keySet().stream()).distinct().toList(),
                tags,
                Instant.EPOCH))
        .toList();
  }
}

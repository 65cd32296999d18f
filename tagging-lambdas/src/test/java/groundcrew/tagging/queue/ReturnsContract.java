package groundcrew.tagging.queue;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import groundcrew.tagging.message.UndoOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every way back to the queues does.
public abstract class ReturnsContract {
  /// A message in the dead-letter queue.
  public record Buried(String body, Map<String, String> attributes, String reason) {}

  /// Returns the way to the two queues of a test, empty at first.
  protected abstract Returns returns();

  /// Returns the way to queues that there are not.
  protected abstract Returns nowhere();

  /// Returns what the queue holds.
  protected abstract List<Order> goneOn();

  /// Returns what the dead-letter queue holds.
  protected abstract List<Buried> buried();

  @Test
  void sendsAnOrderOnAsItIs() {
    var undo =
        new UndoOrder(
            "platform", "222222222222", "eu-west-1", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    assertThat(returns().goOn(Messages.ORDER)).isTrue();
    assertThat(returns().goOn(undo)).isTrue();

    assertThat(goneOn()).containsExactlyInAnyOrder(Messages.ORDER, undo);
    assertThat(buried()).isEmpty();
  }

  @Test
  void buriesAMessageAsItCameWithItsReason() {
    assertThat(returns().bury(message("hello", 0), "garbage")).isTrue();

    assertThat(buried())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo("hello");
          assertThat(message.attributes()).containsAllEntriesOf(orders());
          assertThat(message.reason()).isEqualTo("garbage");
        });
    assertThat(goneOn()).isEmpty();
  }

  @Test
  void buriesAMessageThatHasAllAttributesThatAQueueTakesAndLosesNone() {
    assertThat(returns().bury(message("hello", 7), "garbage")).isTrue();

    assertThat(buried())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.attributes()).containsAllEntriesOf(orders());
          assertThat(message.reason()).startsWith("garbage");
          IntStream.range(0, 7)
              .forEach(i -> assertThat(message.attributes().toString()).contains("value " + i));
        });
  }

  @Test
  void buriesAMessageWhateverItsReasonCites() {
    assertThat(returns().bury(message("hello", 0), "x\u0000\u001b".repeat(500))).isTrue();

    assertThat(buried()).extracting(Buried::body).containsExactly("hello");
  }

  @Test
  void sendsNothingWhereThereAreNoQueues() {
    assertThat(nowhere().goOn(Messages.ORDER)).isFalse();
    assertThat(nowhere().bury(message("hello", 0), "garbage")).isFalse();

    assertThat(goneOn()).isEmpty();
    assertThat(buried()).isEmpty();
  }

  private static Map<String, String> orders() {
    return OrderMessage.attributes(Messages.ORDER);
  }

  private static QueueRecord message(String body, int foreign) {
    var message = Messages.message("m-1", body);
    var attributes = message.putObject("messageAttributes");
    orders().forEach((name, value) -> attributes.putObject(name).put("stringValue", value));
    IntStream.range(0, foreign)
        .forEach(i -> attributes.putObject("foreign-" + i).put("stringValue", "value " + i));
    return new QueueRecord(message);
  }
}

package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import groundcrew.common.Json;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import groundcrew.tagging.message.TagOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class AwsOrdersTest extends OrdersContract {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final SqsClient sqs = mock(SqsClient.class);
  private final List<SendMessageBatchRequest> requests = new ArrayList<>();
  private final List<Order> received = new ArrayList<>();
  private final AwsOrders orders =
      new AwsOrders(
          sqs,
          "https://queue",
          Duration.ofSeconds(15),
          Retries.of(3, Duration.ofSeconds(1), Duration.ofSeconds(5), time));

  /// Accounts that the queue refuses, and how often it still does.
  private final Map<String, Integer> refusals = new HashMap<>();

  private boolean senderFault;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void answerAsSqsDoes() {
    when(sqs.sendMessageBatch(any(Consumer.class)))
        .thenAnswer(call -> {
          var request = SendMessageBatchRequest.builder();
          ((Consumer<SendMessageBatchRequest.Builder>) call.getArgument(0)).accept(request);
          return answer(request.build());
        });
  }

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected List<Order> received() {
    return received;
  }

  @Test
  void sendsTenTogetherWithDelayAndAttributes() {
    orders.send(some(23));

    assertThat(requests).extracting(request -> request.entries().size()).containsExactly(10, 10, 3);
    var entry = requests.getFirst().entries().getFirst();
    assertThat(entry.delaySeconds()).isEqualTo(15);
    assertThat(entry.messageAttributes().keySet())
        .containsExactlyInAnyOrder("Account", "Region", "Tags");
    assertThat(entry.messageAttributes().values())
        .extracting(MessageAttributeValue::stringValue)
        .containsExactlyInAnyOrder(
            "000000000000", "eu-west-1", "{\"Tags\":[{\"tagkey\":\"a\",\"tagvalue\":\"1\"}]}");
  }

  @Test
  void sendsAgainOnlyWhatFailed() {
    refusals.put("000000000003", 1);
    refusals.put("000000000007", 2);

    assertThat(orders.send(some(10))).isEmpty();
    assertThat(requests).extracting(request -> request.entries().size()).containsExactly(10, 2, 1);
    assertThat(received).hasSize(10);
  }

  @Test
  void reportsWhatFailsToTheEnd() {
    refusals.put("000000000003", 99);

    assertThat(orders.send(some(10)))
        .extracting(unsent -> unsent.order().account(), Orders.Unsent::reason)
        .containsExactly(tuple("000000000003", "Broken: busy"));
  }

  @Test
  void doesNotRepeatWhatTheSenderIsToBlameFor() {
    senderFault = true;
    refusals.put("000000000003", 99);

    assertThat(orders.send(some(10))).hasSize(1);
    assertThat(requests).hasSize(1);
  }

  @Test
  @SuppressWarnings("unchecked")
  void reportsABatchThatWasNotAnsweredAndSendsTheOthers() {
    when(sqs.sendMessageBatch(any(Consumer.class)))
        .thenThrow(SqsException.builder().message("no answer").build())
        .thenReturn(SendMessageBatchResponse.builder().build());

    assertThat(orders.send(some(12)))
        .hasSize(10)
        .allMatch(unsent -> unsent.reason().equals("no answer"));
  }

  private SendMessageBatchResponse answer(SendMessageBatchRequest request) {
    requests.add(request);
    var failed = new ArrayList<BatchResultErrorEntry>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      var order = OrderMessage.read(Json.object().put("body", entry.messageBody()), "none");
      if (refusals.merge(order.account(), -1, Integer::sum) >= 0) {
        failed.add(
            BatchResultErrorEntry.builder()
                .id(entry.id())
                .senderFault(senderFault)
                .code("Broken")
                .message("busy")
                .build());
      } else {
        received.add(order);
      }
    }
    return SendMessageBatchResponse.builder().failed(failed).build();
  }

  private static List<TagOrder> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            TagOrder.of(
                "cloud-center",
                "%012d".formatted(i),
                "eu-west-1",
                List.of("a"),
                Map.of("a", "1"),
                Instant.EPOCH))
        .toList();
  }
}

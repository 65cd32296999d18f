package groundcrew.tagging.queue;

import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The queue that the messages came from, and its dead-letter queue.
public final class AwsReturns implements Returns {
  private static final int LONGEST_REASON = 1000;

  private final SqsClient sqs;
  private final Optional<URI> queue;
  private final Optional<URI> deadLetters;

  public AwsReturns(SqsClient sqs, Optional<URI> queue, Optional<URI> deadLetters) {
    this.sqs = sqs;
    this.queue = queue;
    this.deadLetters = deadLetters;
  }

  @Override
  public boolean goOn(Order order) {
    queue.ifPresent(url -> send(url, OrderMessage.body(order), OrderMessage.attributes(order)));
    return queue.isPresent();
  }

  @Override
  public boolean bury(QueueRecord message, String reason) {
    var attributes = new TreeMap<>(message.attributes());
    attributes.put("Reason", reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    deadLetters.ifPresent(url -> send(url, message.body(), attributes));
    return deadLetters.isPresent();
  }

  private void send(URI url, String body, Map<String, String> attributes) {
    var values = new HashMap<String, MessageAttributeValue>();
    attributes.forEach((name, text) ->
        values.put(
            name, MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    sqs.sendMessage(
        message -> message.queueUrl(url.toString()).messageBody(body).messageAttributes(values));
  }
}

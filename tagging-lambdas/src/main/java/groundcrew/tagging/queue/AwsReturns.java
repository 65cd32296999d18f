package groundcrew.tagging.queue;

import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The queue that the messages came from, and its dead-letter queue.
public final class AwsReturns implements Returns {
  private static final int LONGEST_REASON = 1000;
  private static final int MOST_ATTRIBUTES = 10;
  private static final String REASON = "Reason";

  private final Supplier<SqsClient> sqs;
  private final Optional<URI> queue;
  private final Optional<URI> deadLetters;

  /// @param sqs asked for when a message is sent
  public AwsReturns(Supplier<SqsClient> sqs, Optional<URI> queue, Optional<URI> deadLetters) {
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
    deadLetters.ifPresent(url -> send(url, message.body(), withReason(message, reason)));
    return deadLetters.isPresent();
  }

  /// A message that has all attributes that SQS takes loses none: the reason stands in place of one
  /// that no order reads, and holds its name and value.
  private static Map<String, String> withReason(QueueRecord message, String reason) {
    var attributes = new TreeMap<>(message.attributes());
    var text = sendable(reason);
    if (attributes.size() >= MOST_ATTRIBUTES && !attributes.containsKey(REASON)) {
      var foreign = new TreeMap<>(attributes);
      foreign.keySet().removeAll(OrderMessage.ATTRIBUTES);
      var displaced = foreign.lastEntry();
      attributes.remove(displaced.getKey());
      text += "; in place of attribute %s: %s".formatted(displaced.getKey(), displaced.getValue());
    }
    attributes.put(REASON, text);
    return attributes;
  }

  /// A reason may cite garbage, and SQS refuses a message with a control character in it.
  private static String sendable(String reason) {
    var text = new StringBuilder();
    reason
        .codePoints()
        .map(character -> taken(character) ? character : '?')
        .takeWhile(character -> text.length() + Character.charCount(character) <= LONGEST_REASON)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /// The characters that SQS takes are those of XML.
  private static boolean taken(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character < Character.MIN_SURROGATE)
        || (character > Character.MAX_SURROGATE && character <= 0xFFFD)
        || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  private void send(URI url, String body, Map<String, String> attributes) {
    var values = new HashMap<String, MessageAttributeValue>();
    attributes.forEach((name, text) ->
        values.put(
            name, MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    sqs.get()
        .sendMessage(message ->
            message.queueUrl(url.toString()).messageBody(body).messageAttributes(values));
  }
}

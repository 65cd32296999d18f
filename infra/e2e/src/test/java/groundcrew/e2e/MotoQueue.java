package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A queue in moto's own account.
record MotoQueue(SqsClient sqs, String url, String arn) implements AutoCloseable {
  private static final Duration LIMIT = Patience.LIMIT;

  static MotoQueue create(MotoServer moto, String name) {
    var sqs = moto.client(SqsClient.builder());
    var url = sqs.createQueue(r -> r.queueName(name)).queueUrl();
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes();
    var arn = Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN), "QueueArn");
    return new MotoQueue(sqs, url, arn);
  }

  /// Takes so many messages off the queue, as an event source mapping asks for them.
  List<Message> take(int number) {
    var taken = new ArrayList<Message>();
    var end = Instant.now().plus(LIMIT);
    while (taken.size() < number && Instant.now().isBefore(end)) {
      var received =
          sqs.receiveMessage(r ->
                  r.queueUrl(url)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(1)
                      .messageAttributeNames("All")
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      received.forEach(message ->
          sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())));
      taken.addAll(received);
    }
    assertThat(taken).as("messages in " + url).hasSize(number);
    return taken;
  }

  @Override
  public void close() {
    sqs.close();
  }
}

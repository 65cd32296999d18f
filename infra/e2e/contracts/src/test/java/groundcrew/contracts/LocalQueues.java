package groundcrew.contracts;

import groundcrew.local.ground.Agenda;
import groundcrew.local.sqs.Sqs;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// SQS on loopback, started once for a class of tests; each test makes queues of its own.
final class LocalQueues implements AutoCloseable {
  private final Sqs sqs = new Sqs(this::endpoint, new Agenda(LoopbackAws.CLOCK));
  private final LoopbackAws aws = new LoopbackAws(List.of(sqs));
  private final SqsClient client = aws.clients.build(SqsClient.builder());
  private int queues;

  SqsClient client() {
    return client;
  }

  /// Makes an empty queue and returns its URL.
  URI create() {
    queues++;
    return URI.create(
        client.createQueue(request -> request.queueName("queue-" + queues)).queueUrl());
  }

  /// Takes all messages from a queue, as a function's event shows them.
  List<QueueMessage> take(URI queue) {
    var records = new ArrayList<QueueMessage>();
    for (var messages = receive(queue); !messages.isEmpty(); messages = receive(queue)) {
      messages.forEach(message -> records.add(queueMessage(message)));
    }
    return records;
  }

  /// Takes all tasks from a queue.
  List<Task> takeTasks(URI queue) {
    return take(queue).stream().map(message -> TaskMessage.read(message, "none")).toList();
  }

  private List<Message> receive(URI queue) {
    return client
        .receiveMessage(request ->
            request
                .queueUrl(queue.toString())
                .maxNumberOfMessages(10)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private static QueueMessage queueMessage(Message message) {
    var attributes = new HashMap<String, QueueMessage.Attribute>();
    message
        .messageAttributes()
        .forEach((name, value) ->
            attributes.put(
                name, new QueueMessage.Attribute(Optional.ofNullable(value.stringValue()))));
    return new QueueMessage(
        message.messageId(), message.body(), message.attributesAsStrings(), attributes);
  }

  private URI endpoint() {
    return aws.endpoint();
  }

  @Override
  public void close() {
    aws.close();
    sqs.close();
  }
}

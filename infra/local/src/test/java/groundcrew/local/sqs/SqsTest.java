package groundcrew.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

@SuppressWarnings("NullAway.Init")
class SqsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> POLICIES = new HashMap<>();
  private static SqsGateway gateway;
  private static SqsClient client;

  @BeforeAll
  static void open() throws IOException {
    gateway = new SqsGateway();
    client = gateway.client();
  }

  @AfterAll
  static void close() {
    client.close();
    gateway.close();
  }

  @Test
  void aQueueIsMeasuredByWhatWaitsAndSinceWhen() throws IOException {
    var url = create("AWS::SQS::Queue", "Measured", "{}").ref();
    assertThat(reading("Measured")).isEmpty();

    client.sendMessage(r -> r.queueUrl(url).messageBody("one"));
    gateway.pass(Duration.ofMinutes(10));
    client.sendMessage(r -> r.queueUrl(url).messageBody("two"));
    var received = client.receiveMessage(r -> r.queueUrl(url)).messages().getFirst();

    assertThat(reading("Measured").orElseThrow().visible()).isEqualTo(1);
    assertThat(reading("Measured").orElseThrow().ageOfOldest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(received.body()).isEqualTo("one");
    client.deleteMessage(r -> r.queueUrl(url).receiptHandle(received.receiptHandle()));
    assertThat(reading("Measured").orElseThrow().ageOfOldest()).isZero();
    client.purgeQueue(r -> r.queueUrl(url));
    assertThat(reading("Measured").orElseThrow().ageOfOldest()).isZero();
  }

  @Test
  void aDelayedMessageIsDeliveredWhenTheClockOfTheCloudSaysSo() throws IOException {
    var url =
        create("AWS::SQS::Queue", "Delayed", "{\"DelaySeconds\":600,\"VisibilityTimeout\":43200}")
            .ref();
    client.sendMessage(r -> r.queueUrl(url).messageBody("as the queue says"));
    client.sendMessage(r -> r.queueUrl(url).messageBody("at once").delaySeconds(0));
    client.sendMessageBatch(r ->
        r.queueUrl(url)
            .entries(
                SendMessageBatchRequestEntry.builder()
                    .id("1")
                    .messageBody("by itself")
                    .delaySeconds(15)
                    .build()));

    assertThat(bodies(url)).containsExactly("at once");
    gateway.pass(Duration.ofSeconds(14));
    assertThat(bodies(url)).isEmpty();
    gateway.pass(Duration.ofSeconds(1));
    assertThat(bodies(url)).containsExactly("by itself");
    gateway.pass(Duration.ofSeconds(584));
    assertThat(bodies(url)).isEmpty();
    gateway.pass(Duration.ofSeconds(1));
    assertThat(bodies(url)).containsExactly("as the queue says");
  }

  @Test
  void aDeadMessageIsAsOldAsItsTimeInTheDeadLetterQueue() throws IOException {
    var dead = create("AWS::SQS::Queue", "OldDead", "{}").attributes().get("Arn");
    var url =
        create(
                "AWS::SQS::Queue",
                "Old",
                """
                {"VisibilityTimeout":0,"RedrivePolicy":{"deadLetterTargetArn":"%s","maxReceiveCount":1}}\
                """
                    .formatted(dead))
            .ref();
    client.sendMessage(r -> r.queueUrl(url).messageBody("poison"));
    gateway.pass(Duration.ofHours(1));

    client.receiveMessage(r -> r.queueUrl(url));
    assertThat(reading("Old").orElseThrow().ageOfOldest()).isEqualTo(Duration.ofHours(1));
    client.receiveMessage(r -> r.queueUrl(url));

    assertThat(reading("Old").orElseThrow().ageOfOldest()).isZero();
    assertThat(reading("OldDead").orElseThrow().visible()).isEqualTo(1);
    assertThat(reading("OldDead").orElseThrow().ageOfOldest()).isZero();
  }

  @Test
  void aQueueThatNobodyCallsIsMeasuredForSixHours() throws IOException {
    var url = create("AWS::SQS::Queue", "Idle", "{}").ref();
    client.receiveMessage(r -> r.queueUrl(url));

    gateway.pass(Duration.ofHours(5));
    assertThat(reading("Idle")).isPresent();
    gateway.pass(Duration.ofHours(2));
    assertThat(reading("Idle")).isEmpty();
  }

  @Test
  void aReceivedMessageIsVisibleAgainAfterItsTimeOutUnlessItIsDeleted() throws IOException {
    var url = create("AWS::SQS::Queue", "Hidden", "{\"VisibilityTimeout\": 120}").ref();
    client.sendMessage(r -> r.queueUrl(url).messageBody("kept"));
    client.sendMessage(r -> r.queueUrl(url).messageBody("deleted"));
    var received = client.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    received.stream()
        .filter(message -> message.body().equals("deleted"))
        .forEach(message ->
            client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())));

    gateway.pass(Duration.ofSeconds(110));
    assertThat(bodies(url)).isEmpty();
    gateway.pass(Duration.ofSeconds(10));
    assertThat(bodies(url)).containsExactly("kept");
    // It is hidden anew, for two minutes from this delivery on.
    gateway.pass(Duration.ofSeconds(110));
    assertThat(bodies(url)).isEmpty();
  }

  @Test
  void aChangedVisibilityTimeOutCountsFromTheChange() throws IOException {
    var url = create("AWS::SQS::Queue", "Changed", "{\"VisibilityTimeout\": 30}").ref();
    client.sendMessage(r -> r.queueUrl(url).messageBody("slow"));
    var handle = client.receiveMessage(r -> r.queueUrl(url)).messages().getFirst().receiptHandle();

    gateway.pass(Duration.ofSeconds(20));
    client.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(handle).visibilityTimeout(60));
    gateway.pass(Duration.ofSeconds(50));
    assertThat(bodies(url)).isEmpty();
    gateway.pass(Duration.ofSeconds(10));
    assertThat(bodies(url)).containsExactly("slow");
  }

  private static List<String> bodies(String url) {
    return client.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
        .map(Message::body)
        .toList();
  }

  private static Optional<QueueReading> reading(String logicalId) {
    return gateway.sqs().readings().stream()
        .filter(reading -> reading.name().equals("stack-" + logicalId))
        .findFirst();
  }

  @Test
  void aQueueIsSeenUnderTheFrontDoorAndItsAccount() throws IOException {
    var queue = create("AWS::SQS::Queue", "Seen", "{\"VisibilityTimeout\": 90}");
    assertThat(queue.ref()).isEqualTo(gateway.endpoint() + "/111122223333/stack-Seen");
    assertThat(queue.attributes())
        .containsEntry("Arn", "arn:aws:sqs:eu-west-1:111122223333:stack-Seen")
        .containsEntry("QueueName", "stack-Seen");
    assertThat(client.getQueueUrl(r -> r.queueName("stack-Seen")).queueUrl())
        .isEqualTo(queue.ref());
    assertThat(client.listQueues().queueUrls()).contains(queue.ref());
    assertThat(
            client
                .getQueueAttributes(
                    r -> r.queueUrl(queue.ref()).attributeNames(QueueAttributeName.ALL))
                .attributes())
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "90")
        .containsEntry(
            QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:111122223333:stack-Seen");
  }

  @Test
  void aMessageKeepsItsAttributes() throws IOException {
    var url = create("AWS::SQS::Queue", "Attributes", "{}").ref();
    client.sendMessage(r ->
        r.queueUrl(url)
            .messageBody("hello")
            .messageAttributes(
                Map.of(
                    "Region",
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("eu-west-1")
                        .build())));
    var message =
        client
            .receiveMessage(r ->
                r.queueUrl(url)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();
    assertThat(message.body()).isEqualTo("hello");
    assertThat(message.messageAttributes())
        .hasEntrySatisfying(
            "Region", value -> assertThat(value.stringValue()).isEqualTo("eu-west-1"));
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
    assertThat(gateway.sqs().depth("arn:aws:sqs:eu-west-1:111122223333:stack-Attributes").all())
        .isOne();
    client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    assertThat(gateway.sqs().depth("arn:aws:sqs:eu-west-1:111122223333:stack-Attributes").all())
        .isZero();
  }

  @Test
  void batchFormsNeedTheActionOfTheSingleForm() throws IOException {
    var url = create("AWS::SQS::Queue", "Needs", "{}").ref();
    client.sendMessageBatch(r -> r.queueUrl(url).entries(entries(2, 1)));
    assertThat(gateway.calls())
        .contains("AKIATEST sqs:SendMessage arn:aws:sqs:eu-west-1:111122223333:stack-Needs");
  }

  @Test
  void batchesAreLimitedAsSqsLimitsThem() throws IOException {
    var url = create("AWS::SQS::Queue", "Limited", "{}").ref();
    assertThatThrownBy(() -> send(url, entries(11, 1)))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThatThrownBy(() -> send(url, entries(2, 600_000)))
        .isInstanceOf(BatchRequestTooLongException.class);
    assertThatThrownBy(() -> send(url, List.of())).isInstanceOf(EmptyBatchRequestException.class);
    assertThatThrownBy(() -> send(url, List.of(entries(1, 1).getFirst(), entries(1, 1).getFirst())))
        .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    assertThatThrownBy(
            () -> client.sendMessage(r -> r.queueUrl(url).messageBody("x".repeat(1_048_577))))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("Message must be shorter than 1048576 bytes");
    client.sendMessage(r -> r.queueUrl(url).messageBody("x".repeat(1_000_000)));
  }

  @Test
  void oneWrongEntryFailsAlone() throws IOException {
    var url = create("AWS::SQS::Queue", "Entry", "{}").ref();
    var wrong =
        SendMessageBatchRequestEntry.builder()
            .id("late")
            .messageBody("x")
            .delaySeconds(901)
            .build();
    var answer = send(url, List.of(entries(1, 1).getFirst(), wrong));
    assertThat(answer.successful()).hasSize(1);
    assertThat(answer.failed().getFirst().id()).isEqualTo("late");
    assertThat(answer.failed().getFirst().code()).isEqualTo("InvalidParameterValue");
  }

  @Test
  void aMessageMayBeDeletedAgainAndAHandleThatNobodyGaveIsRefused() throws IOException {
    var url = create("AWS::SQS::Queue", "Twice", "{}").ref();
    client.sendMessage(r -> r.queueUrl(url).messageBody("x"));
    var handle = client.receiveMessage(r -> r.queueUrl(url)).messages().getFirst().receiptHandle();
    client.deleteMessage(r -> r.queueUrl(url).receiptHandle(handle));

    client.deleteMessage(r -> r.queueUrl(url).receiptHandle(handle));
    var answer =
        client.deleteMessageBatch(
            r -> r.queueUrl(url).entries(List.of(deletion("again", handle), deletion("odd", "h"))));

    assertThat(answer.successful()).extracting(e -> e.id()).containsExactly("again");
    assertThat(answer.failed()).extracting(e -> e.id()).containsExactly("odd");
    assertThatThrownBy(() -> client.deleteMessage(r -> r.queueUrl(url).receiptHandle("h")))
        .isInstanceOf(ReceiptHandleIsInvalidException.class);
  }

  @Test
  void aMissingQueueIsNamed() {
    assertThatThrownBy(() ->
            client.sendMessage(
                r -> r.queueUrl(gateway.endpoint() + "/111122223333/none").messageBody("x")))
        .isInstanceOf(QueueDoesNotExistException.class)
        .hasMessageContaining("none of account 111122223333");
  }

  @Test
  void aMessageReceivedTooOftenGoesToTheDeadLetterQueue() throws IOException {
    var dead = create("AWS::SQS::Queue", "Dead", "{}");
    var arn = dead.attributes().get("Arn");
    var url =
        create(
                "AWS::SQS::Queue",
                "Redriven",
                """
                {"VisibilityTimeout": 0,
                 "RedrivePolicy": {"deadLetterTargetArn": "%s", "maxReceiveCount": 1}}
                """
                    .formatted(arn))
            .ref();
    client.sendMessage(r -> r.queueUrl(url).messageBody("twice"));
    client.receiveMessage(r -> r.queueUrl(url));
    client.receiveMessage(r -> r.queueUrl(url));
    assertThat(client.receiveMessage(r -> r.queueUrl(dead.ref())).messages())
        .extracting(Message::body)
        .containsExactly("twice");
  }

  @Test
  void aPolicyIsHandedOverByTheQueuesArn() throws IOException {
    var queue = create("AWS::SQS::Queue", "Guarded", "{}");
    create(
        "AWS::SQS::QueuePolicy",
        "Policy",
        "{\"Queues\": [\""
            + queue.ref()
            + "\"], \"PolicyDocument\": {\"Version\": \"2012-10-17\"}}");
    assertThat(POLICIES)
        .containsEntry(
            "arn:aws:sqs:eu-west-1:111122223333:stack-Guarded", "{\"Version\":\"2012-10-17\"}");
  }

  @Test
  void anUnknownPropertyStopsTheStart() {
    assertThatThrownBy(() -> create("AWS::SQS::Queue", "Odd", "{\"Colour\": \"red\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Odd")
        .hasMessageContaining("Colour");
  }

  private static Created create(String type, String id, String properties) throws IOException {
    var kinds = new SqsKinds(gateway.sqs(), (arn, policy) -> POLICIES.put(arn, policy.toString()));
    return kinds.create(
        new Resource(
            id,
            type,
            (ObjectNode) JSON.readTree(properties),
            new Place("stack", SqsGateway.ACCOUNT, "eu-west-1")));
  }

  private static software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse send(
      String url, List<SendMessageBatchRequestEntry> entries) {
    return client.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
  }

  private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
    return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
  }

  private static List<SendMessageBatchRequestEntry> entries(int number, int size) {
    return IntStream.range(0, number)
        .mapToObj(i ->
            SendMessageBatchRequestEntry.builder()
                .id("e" + i)
                .messageBody("x".repeat(size))
                .build())
        .toList();
  }
}

package groundcrew.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.iam.Keys;
import groundcrew.local.sqs.SqsGateway;
import groundcrew.local.sqs.SqsKinds;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@SuppressWarnings("NullAway.Init")
class EventSourceMappingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:stack-";
  private SqsGateway gateway;
  private SqsClient client;
  private Lambda lambda;
  private EventSourceMappings mappings;
  private String url = "";

  @TempDir private Path work;

  @BeforeEach
  void open() throws IOException {
    gateway = new SqsGateway();
    client = gateway.client();
    start(2);
    var kinds = new SqsKinds(gateway.sqs(), (arn, policy) -> {});
    create(kinds, "AWS::SQS::Queue", "Dead", "{}");
    url =
        create(
                kinds,
                "AWS::SQS::Queue",
                "Queue",
                """
                {"VisibilityTimeout": 2,
                 "RedrivePolicy": {"deadLetterTargetArn": "%sDead", "maxReceiveCount": 2}}
                """
                    .formatted(ARN))
            .ref();
  }

  private void start(int environments) throws IOException {
    RoleSessions sessions =
        (role, session, service) ->
            new Keys("ASIA" + session, "secret", "token", Instant.now().plusSeconds(3600));
    lambda =
        new Lambda(
            LambdaSettings.of(work, gateway::endpoint, sessions).withEnvironments(environments));
    lambda.register(
        new LambdaFunction(
            "sample",
            "arn:aws:lambda:eu-west-1:111122223333:function:sample",
            HandlerJar.in(work),
            "sample.Sample",
            Map.of(),
            256,
            Duration.ofSeconds(2),
            "arn:aws:iam::111122223333:role/sample",
            "/aws/lambda/test",
            Optional.empty()));
    mappings =
        new EventSourceMappings(lambda, sessions, gateway::endpoint, () -> gateway.sqs()::depth);
  }

  @AfterEach
  void close() {
    mappings.close();
    lambda.close();
    client.close();
    gateway.close();
  }

  @Test
  void aBatchArrivesAsOneEventAndIsDeletedWithTheFunctionsRole() {
    send("one", "two", "three");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    await(mappings::drained);
    var event = logged("event {").getFirst();
    assertThat(event)
        .contains("\"body\":\"one\"", "\"body\":\"two\"", "\"body\":\"three\"")
        .contains("\"eventSource\":\"aws:sqs\"", "\"eventSourceARN\":\"" + ARN + "Queue\"")
        .contains("\"awsRegion\":\"eu-west-1\"", "\"ApproximateReceiveCount\":\"1\"")
        .contains("\"SentTimestamp\"", "\"md5OfBody\"", "\"receiptHandle\"")
        .contains("\"messageAttributes\":{\"Account\":{\"stringValue\":\"1\"");
    assertThat(gateway.calls())
        .contains("ASIAsample sqs:ReceiveMessage " + ARN + "Queue")
        .contains("ASIAsample sqs:DeleteMessage " + ARN + "Queue");
    assertThat(mappings.takeProblems()).isEmpty();
  }

  @Test
  void aReportedMessageAloneComesBackAndEndsInTheDeadLetterQueue() {
    send("good", "bad");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    awaitRedelivery(() -> gateway.sqs().depth(ARN + "Dead").all() == 1);
    await(mappings::drained);
    assertThat(logged("event {")).hasSize(2);
    assertThat(logged("event {").getLast())
        .contains("\"body\":\"bad\"", "\"ApproximateReceiveCount\":\"2\"")
        .doesNotContain("\"body\":\"good\"");
  }

  @Test
  void withoutPartialAnswersAnAnswerDeletesTheWholeBatch() {
    send("good", "bad");
    map("\"BatchSize\": 10");
    await(mappings::drained);
    assertThat(gateway.sqs().depth(ARN + "Dead").all()).isZero();
    assertThat(logged("event {")).hasSize(1);
  }

  @Test
  void aFunctionErrorReturnsTheWholeBatch() {
    send("good", "fail-all");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    // They become visible at the same time, but a receiver may get the one before the other.
    awaitRedelivery(() ->
        logged("event {").stream()
            .filter(event -> event.contains("\"ApproximateReceiveCount\":\"2\""))
            .anyMatch(event -> event.contains("\"body\":\"good\"")));
    awaitRedelivery(() -> gateway.sqs().depth(ARN + "Dead").all() > 0);
  }

  @Test
  void aWindowCollectsMoreThanOneCallCarries() {
    for (var i = 0; i < 4; i++) {
      send("a", "b", "c", "d", "e");
    }
    map("\"BatchSize\": 20, \"MaximumBatchingWindowInSeconds\": 5");
    await(mappings::drained);
    assertThat(logged("START RequestId")).hasSize(1);
  }

  @Test
  void aBatchThatIsDeliveredTwiceReachesTwoEnvironmentsAtOnce() {
    mappings.deliverTwice(1, 1);
    send("one", "two");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    await(mappings::drained);

    assertThat(logged("event {")).hasSize(2).containsOnly(logged("event {").getFirst());
    assertThat(logged("Init Duration")).hasSize(2);
    assertThat(mappings.takeProblems()).isEmpty();
  }

  @Test
  void whatOneOfTwoCopiesFailsTheOtherMayHaveDone() {
    mappings.deliverTwice(1, 1);
    send("bad");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    awaitRedelivery(() -> gateway.sqs().depth(ARN + "Dead").all() == 1);

    assertThat(logged("event {")).hasSize(4);
  }

  @Test
  void onlyAShareOfTheBatchesIsDeliveredTwice() {
    mappings.deliverTwice(0.5, 1);
    for (var i = 0; i < 20; i++) {
      send("m" + i);
    }
    map("\"BatchSize\": 1");
    await(mappings::drained);

    assertThat(logged("event {").size()).isBetween(22, 38);
  }

  @Test
  void aFunctionOfOneEnvironmentGetsEachBatchOnce() throws IOException {
    mappings.close();
    lambda.close();
    start(1);
    mappings.deliverTwice(1, 1);
    send("one");
    map("\"BatchSize\": 1");
    await(mappings::drained);

    assertThat(logged("event {")).hasSize(1);
  }

  @Test
  void aDeniedReceiveIsAProblemThatNamesTheAction() {
    gateway.deny("sqs:ReceiveMessage");
    map("\"BatchSize\": 1");
    var problems = new ArrayList<String>();
    await(() -> problems.addAll(mappings.takeProblems()));
    assertThat(problems).singleElement().asString().contains("sqs:ReceiveMessage");
  }

  @Test
  void aProblemStaysUntilItIsTakenEvenWhereTheNextCallSucceeds() {
    gateway.deny("sqs:DeleteMessage");
    send("one");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    await(() -> gateway.calls().stream().anyMatch(call -> call.contains("sqs:DeleteMessage")));
    gateway.allow("sqs:DeleteMessage");
    awaitRedelivery(mappings::drained);

    assertThat(mappings.takeProblems()).singleElement().asString().contains("sqs:DeleteMessage");
    assertThat(mappings.takeProblems()).isEmpty();
  }

  @Test
  void messagesInTheQueueAreWorkUntilTheirBatchHasEnded() {
    send("one");
    map("\"BatchSize\": 1");

    assertThat(mappings.working()).isTrue();
    await(() -> !mappings.working());
    assertThat(mappings.drained()).isTrue();
  }

  @Test
  void messagesThatAFailedBatchLeftInFlightOnlyWait() {
    slowQueue();
    send("fail-all");
    map("\"BatchSize\": 1");
    await(() -> !mappings.working());

    assertThat(logged("event {")).hasSize(1);
    assertThat(mappings.drained()).isFalse();
    assertThat(mappings.idle()).isTrue();
  }

  /// Its messages come back long after the test.
  private void slowQueue() {
    client.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600")));
  }

  @Test
  void aBatchEndsWhereItsEventWouldBeTooLarge() {
    slowQueue();
    // Each is 1 MiB with its attribute, and twice as long in JSON.
    for (var i = 0; i < 4; i++) {
      var body = "\"".repeat(1024 * 1024);
      client.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    await(mappings::drained);

    assertThat(logged("START RequestId")).hasSize(2);
    assertThat(mappings.takeProblems()).isEmpty();
  }

  @Test
  void aThrottledFunctionGetsItsMessagesLater() {
    slowQueue();
    lambda.register(lambda.function("sample").reserving(0));
    send("one");
    map("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]");
    await(() -> !lambda.takeRuns().isEmpty());
    await(() -> !mappings.working());
    assertThat(mappings.drained()).isFalse();

    lambda.register(lambda.function("sample").reserving(1));
    lambda.agenda().turn(Duration.ofSeconds(1));
    gateway.pass(Duration.ofMinutes(10));
    await(mappings::drained);

    assertThat(logged("event {")).hasSize(1);
    assertThat(mappings.takeProblems()).isEmpty();
  }

  @Test
  void aVisibilityTimeOutBelowTheFunctionsTimeOutIsRefused() {
    var kinds = new SqsKinds(gateway.sqs(), (arn, policy) -> {});
    create(kinds, "AWS::SQS::Queue", "Short", "{\"VisibilityTimeout\": 1}");
    assertThatThrownBy(() ->
            create(
                mappings,
                "AWS::Lambda::EventSourceMapping",
                "Source",
                "{\"EventSourceArn\": \"" + ARN + "Short\", \"FunctionName\": \"sample\"}"))
        .hasMessageContaining("Source")
        .hasMessageContaining("1 seconds is less than Function timeout: 2 seconds");
  }

  private void map(String properties) {
    create(
        mappings,
        "AWS::Lambda::EventSourceMapping",
        "Source",
        "{\"EventSourceArn\": \"%sQueue\", \"FunctionName\": \"sample\", %s}"
            .formatted(ARN, properties));
  }

  private static Created create(ResourceKind kind, String type, String id, String properties) {
    try {
      return kind.create(
          new Resource(
              id,
              type,
              (ObjectNode) JSON.readTree(properties),
              new Place("stack", SqsGateway.ACCOUNT, "eu-west-1")));
    } catch (IOException e) {
      throw new IllegalArgumentException(properties, e);
    }
  }

  private void send(String... bodies) {
    var account = MessageAttributeValue.builder().dataType("String").stringValue("1").build();
    var entries =
        List.of(bodies).stream()
            .map(body ->
                SendMessageBatchRequestEntry.builder()
                    .id(body)
                    .messageBody(body)
                    .messageAttributes(Map.of("Account", account))
                    .build())
            .toList();
    client.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
  }

  private List<String> logged(String text) {
    return lambda.logs("sample").stream().filter(line -> line.contains(text)).toList();
  }

  private void await(BooleanSupplier condition) {
    await(condition, () -> {});
  }

  /// Turns the clock to the end of the next visibility time-out where nothing works.
  private void awaitRedelivery(BooleanSupplier condition) {
    await(
        condition,
        () -> {
          if (!mappings.working()) {
            gateway.passToNext();
          }
        });
  }

  private void await(BooleanSupplier condition, Runnable meanwhile) {
    var end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("working: %s", mappings.working()).isBefore(end);
      meanwhile.run();
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

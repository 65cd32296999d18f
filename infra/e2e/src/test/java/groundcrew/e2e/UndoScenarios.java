package groundcrew.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.tagging.ResourceFailure;
import groundcrew.local.tagging.TaggingModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// What becomes of a run afterwards: its journal, its way back, and what it could not do.
record UndoScenarios(TaggingCloud tagging) {
  private static final String LEVEL = TaggingSystem.LEVEL;
  private static final String GARBAGE = "please tag everything";

  void all() {
    aRunIsUndone();
    aThrottledTaskContinuesInANewMessage();
    aPermanentFailureIsDeadLetteredWithItsReason();
    theJournalIsWrittenOnceAndOverTls();
  }

  void aRunIsUndone() {
    // Their keys have to be taken away again, at home, where the undoer has no role to assume.
    queuesByHand(tagging.home()).forEach(tagging.fixture().resources()::add);
    var before = tags();
    tagging.run();
    assertThat(tags()).isNotEqualTo(before);

    undoLatestRun();

    assertThat(tags()).isEqualTo(before);
  }

  /// Returns queues without the keys of a level: in two regions, because what is untagged in one
  /// only does not need the permission for both.
  static List<TaggedResource> queuesByHand(String account) {
    return Stream.of("eu-west-1", "us-east-1")
        .map(region ->
            TaggedResource.of(
                "arn:aws:sqs:%s:%s:by-hand".formatted(region, account),
                account,
                region,
                "sqs:queue",
                Map.of("created-by", "hand")))
        .toList();
  }

  void undoLatestRun() {
    undoLatestRun(TaggingCloud.LIMIT);
  }

  void undoLatestRun(Duration limit) {
    undo(tagging.system().latestRun(), limit);
  }

  /// Eight times is as often as one delivery tries.
  void aThrottledTaskContinuesInANewMessage() {
    var victim = tagging.audit().wrong().getFirst().arn();
    tagging
        .cloud()
        .module(TaggingModule.class)
        .faults()
        .next(victim, ResourceFailure.throttled(), 8);

    tagging.run();

    assertThat(tagging.audit().wrong()).isEmpty();
    assertThat(tagging.cloud().module(LambdaModule.class).lambda().logs(LEVEL + "-resource-tagger"))
        .anyMatch(line -> line.contains("continues in a new message"));
  }

  void aPermanentFailureIsDeadLetteredWithItsReason() {
    try (var sqs = operator().client(SqsClient.builder())) {
      for (var queue : List.of(LEVEL + "-tasks", LEVEL + "-undo-tasks")) {
        var url = sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(GARBAGE));
        tagging.system().await(TaggingCloud.LIMIT, () -> {});
        var dead = sqs.getQueueUrl(r -> r.queueName(queue + "-dead-letters")).queueUrl();
        assertThat(
                sqs.receiveMessage(r -> r.queueUrl(dead).messageAttributeNames("All")).messages())
            .singleElement()
            .satisfies(message -> {
              assertThat(message.body()).isEqualTo(GARBAGE);
              assertThat(message.messageAttributes().values())
                  .extracting(MessageAttributeValue::stringValue)
                  .anyMatch(reason -> reason.contains("the message has no 'Tags'"));
            });
        sqs.purgeQueue(r -> r.queueUrl(dead));
      }
    }
  }

  void theJournalIsWrittenOnceAndOverTls() {
    var object = "arn:aws:s3:::%s/journal/x".formatted(tagging.system().journalBucket());
    refused(new RequiredPermission("s3:PutObject", object, Map.of()));
    refused(new RequiredPermission("s3:GetObject", object, Map.of("aws:SecureTransport", "false")));
    var newestRun = "arn:aws:s3:::%s/runs/x".formatted(tagging.system().journalBucket());
    refused(new RequiredPermission("s3:PutObject", newestRun, Map.of()));
  }

  private void refused(RequiredPermission permission) {
    var operator =
        new Caller(
            tagging.home(), "arn:aws:iam::%s:user/x".formatted(tagging.home()), Optional.empty());
    assertThatThrownBy(() -> tagging.cloud().iam().allow(operator, permission))
        .isInstanceOf(AwsError.class);
    tagging.cloud().iam().expectDenials(permission.resource() + " with an explicit deny");
  }

  private void undo(String run, Duration limit) {
    var event = "{\"run\":\"%s\"}".formatted(run).getBytes(StandardCharsets.UTF_8);
    assertThat(tagging.cloud().module(LambdaModule.class).lambda().invoke(LEVEL + "-undo", event))
        .isInstanceOf(Success.class);
    tagging.system().await(limit, () -> {});
  }

  Map<String, Map<String, String>> tags() {
    return tagging.fixture().resources().all().collect(toMap(TaggedResource::arn, r -> r.tags()));
  }

  private AsOperator operator() {
    return new AsOperator(tagging.cloud(), tagging.home(), "eu-west-1");
  }
}

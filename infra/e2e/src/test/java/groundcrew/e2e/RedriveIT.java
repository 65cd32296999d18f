package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.lambda.LambdaModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Dead letters of a run that are moved back to the queue after a newer run.
class RedriveIT {
  private static final String TASKS = TaggingSystem.LEVEL + "-tasks";

  @Test
  void aTaskOfAnOlderRunChangesNothingAfterANewerRun() throws IOException {
    try (var tagging = TaggingCloud.start();
        var sqs = sqs(tagging)) {
      var dead = deadLettersOfADeniedRun(tagging, sqs);
      tagging.run();
      assertThat(tagging.audit().wrong()).isEmpty();
      var changed = tagging.audit().right();
      changed.forEach(resource -> tagging.changeByHand(resource));

      redrive(sqs, dead);
      tagging.system().await(TaggingCloud.LIMIT, () -> {});

      assertThat(tagging.audit().wrong()).hasSameSizeAs(changed);
      assertThat(
              tagging
                  .cloud()
                  .module(LambdaModule.class)
                  .lambda()
                  .logs(TaggingSystem.LEVEL + "-resource-tagger"))
          .filteredOn(line -> line.contains("is newer"))
          .hasSameSizeAs(dead);
      assertThat(receive(sqs)).isEmpty();
      assertThat(tagging.cloud().takeProblems()).isEmpty();
    }
  }

  private static List<Message> deadLettersOfADeniedRun(TaggingCloud tagging, SqsClient sqs) {
    var faults = tagging.cloud().gateway().faults();
    var denied = new AwsError(400, "AccessDeniedException", "switched on by a test");
    faults.next("tagging:TagResources", denied, 1000);
    tagging.run();
    faults.clear();
    var dead = receive(sqs);
    assertThat(dead).isNotEmpty();
    return dead;
  }

  private static List<Message> receive(SqsClient sqs) {
    var url = url(sqs, TASKS + "-dead-letters");
    var all = new ArrayList<Message>();
    while (true) {
      var some =
          sqs.receiveMessage(request ->
                  request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
              .messages();
      if (some.isEmpty()) {
        return all;
      }
      some.forEach(message ->
          sqs.deleteMessage(
              request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
      all.addAll(some);
    }
  }

  /// Sends the messages again as they are.
  private static void redrive(SqsClient sqs, List<Message> dead) {
    var url = url(sqs, TASKS);
    dead.forEach(message ->
        sqs.sendMessage(request ->
            request
                .queueUrl(url)
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes())));
  }

  private static String url(SqsClient sqs, String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  private static SqsClient sqs(TaggingCloud tagging) {
    return new AsOperator(tagging.cloud(), tagging.home(), TaggingCloud.REGION)
        .client(SqsClient.builder());
  }
}

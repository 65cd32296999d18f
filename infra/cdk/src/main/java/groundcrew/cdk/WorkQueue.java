package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.ScalingConfigProperty;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// A queue of tasks that a function processes, with its dead-letter queue.
final class WorkQueue extends Construct {
  private static final Duration RETENTION = Duration.ofDays(14);

  /// AWS recommends a visibility timeout of six times the timeout of the function.
  private static final int VISIBILITY_FACTOR = 6;

  private final Configuration.Queue settings;
  private final Queue queue;
  private final Queue deadLetters;

  WorkQueue(Construct scope, String id, String name, Configuration.Queue settings) {
    super(scope, id);
    this.settings = settings;
    deadLetters = plain(this, "DeadLetters", deadLetters(name)).build();
    queue =
        plain(this, "Queue", name)
            .visibilityTimeout(
                Statements.seconds(settings.taggerTimeout().multipliedBy(VISIBILITY_FACTOR)))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetters)
                    .maxReceiveCount(settings.maximumReceives())
                    .build())
            .build();
  }

  /// Names the dead-letter queue of a queue.
  static String deadLetters(String queue) {
    return queue + "-dead-letters";
  }

  /// Creates a queue for failed events. No function reads it: a person does.
  static Queue failureQueue(Construct scope, String id, String name) {
    var failures = plain(scope, id, name).build();
    NagSuppressions.addResourceSuppressions(
        failures,
        List.of(
            NagPackSuppression.builder()
                .id("AwsSolutions-SQS3")
                .reason("The queue is itself a dead-letter queue")
                .build()));
    return failures;
  }

  private static Queue.Builder plain(Construct scope, String id, String name) {
    return Queue.Builder.create(scope, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Statements.seconds(RETENTION));
  }

  String arn() {
    return queue.getQueueArn();
  }

  /// Lets an event rule send to the queue.
  void acceptEvents(CfnRule rule) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("RuleSends")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
  }

  String url() {
    return queue.getQueueUrl();
  }

  String deadLettersUrl() {
    return deadLetters.getQueueUrl();
  }

  PolicyStatement send(String sid) {
    return Statements.allow(sid, List.of("sqs:SendMessage"), queue.getQueueArn());
  }

  PolicyStatement receive() {
    return Statements.allow(
        "ReceiveMessages",
        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        queue.getQueueArn());
  }

  /// Returns what a function needs to send a message to the dead-letter queue itself, with the
  /// reason.
  PolicyStatement sendDeadLetters() {
    return Statements.allow(
        "SendDeadLetters", List.of("sqs:SendMessage"), deadLetters.getQueueArn());
  }

  /// Creates the event source mapping that invokes a function with the queue's messages.
  void invoke(JavaFunction function) {
    // Not an SqsEventSource, which would add a policy of its own to the role.
    CfnEventSourceMapping.Builder.create(this, "Mapping")
        .functionName(function.liveArn())
        .eventSourceArn(queue.getQueueArn())
        .batchSize(settings.batchSize())
        .maximumBatchingWindowInSeconds(settings.batchWindow().toSeconds())
        .scalingConfig(
            ScalingConfigProperty.builder()
                .maximumConcurrency(settings.maximumConcurrency())
                .build())
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .build();
  }
}

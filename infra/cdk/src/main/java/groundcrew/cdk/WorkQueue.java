package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.ScalingConfigProperty;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// A queue whose messages a function works off, and the queue where they end that cannot be done.
final class WorkQueue extends Construct {
  private static final Duration RETENTION = Duration.ofDays(14);

  /// AWS advises that a message stays hidden for six time-outs of the function that works on it.
  private static final int VISIBILITY_FACTOR = 6;

  private final Configuration.Queue settings;
  private final Queue queue;
  private final Queue dead;

  WorkQueue(Construct scope, String id, String name, Configuration.Queue settings) {
    super(scope, id);
    this.settings = settings;
    dead = plain(this, "Dead", name + "-dead").build();
    queue =
        plain(this, "Queue", name)
            .visibilityTimeout(
                Statements.seconds(settings.taggerTimeout().multipliedBy(VISIBILITY_FACTOR)))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(dead)
                    .maxReceiveCount(settings.maximumReceives())
                    .build())
            .build();
  }

  /// Creates a queue that is nobody's work: what is in it waits for a person.
  static Queue ofFailures(Construct scope, String id, String name) {
    var failures = plain(scope, id, name).build();
    NagSuppressions.addResourceSuppressions(
        failures,
        List.of(
            NagPackSuppression.builder()
                .id("AwsSolutions-SQS3")
                .reason("It is where runs end that failed: a dead-letter queue itself")
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

  String url() {
    return queue.getQueueUrl();
  }

  String deadUrl() {
    return dead.getQueueUrl();
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

  /// Lets a function put aside a message itself, with its reason.
  PolicyStatement setAside() {
    return Statements.allow("SetAside", List.of("sqs:SendMessage"), dead.getQueueArn());
  }

  /// Hands the messages to a function.
  void feed(JavaFunction function) {
    // Not an SqsEventSource, which would write a policy of its own into the role.
    CfnEventSourceMapping.Builder.create(this, "Feed")
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

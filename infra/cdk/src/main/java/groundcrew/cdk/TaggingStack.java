package groundcrew.cdk;

import groundcrew.cdk.JavaFunction.Particulars;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The tagging system in its home account: schedule, lister, queue, tagger.
final class TaggingStack extends Stack {
  private static final Duration RETENTION = Duration.ofDays(14);
  private static final Duration LISTER_TIMEOUT = Duration.ofMinutes(15);

  /// AWS advises that a message stays hidden for six time-outs of the function that works on it.
  private static final int VISIBILITY_FACTOR = 6;

  private final Configuration configuration;
  private final Names names;
  private final Path jar;

  TaggingStack(Construct scope, Configuration configuration, Path jar) {
    super(
        scope,
        new Names(configuration).taggingStack(),
        StackProps.builder()
            .description("Groundcrew: account tags travel to resources")
            .env(
                Environment.builder()
                    .account(configuration.home().account())
                    .region(configuration.home().region())
                    .build())
            .build());
    this.configuration = configuration;
    this.names = new Names(configuration);
    this.jar = jar;
    var dead = queue("DeadMessages", names.deadMessages()).build();
    var messages =
        queue("Messages", names.messages())
            .visibilityTimeout(
                Statements.seconds(
                    configuration
                        .tagging()
                        .queue()
                        .taggerTimeout()
                        .multipliedBy(VISIBILITY_FACTOR)))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(dead)
                    .maxReceiveCount(configuration.tagging().queue().maximumReceives())
                    .build())
            .build();
    var failed = queue("FailedRuns", names.failedRuns()).build();
    NagSuppressions.addResourceSuppressions(
        failed,
        List.of(
            NagPackSuppression.builder()
                .id("AwsSolutions-SQS3")
                .reason("It is where runs end that failed: a dead-letter queue itself")
                .build()));
    var lister = lister(messages, failed);
    new Trigger(this, "AccountTaggerTrigger", configuration, lister.function(), failed);
    tagger(messages);
  }

  private Queue.Builder queue(String id, String name) {
    return Queue.Builder.create(this, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Statements.seconds(RETENTION));
  }

  private JavaFunction lister(Queue messages, Queue failed) {
    var may = new ArrayList<PolicyStatement>();
    may.add(Statements.allow("ListAccounts", List.of("organizations:ListAccounts"), "*"));
    may.add(
        Statements.allow(
            "ReadAccountTags",
            List.of("organizations:ListTagsForResource"),
            "arn:%s:organizations::*:account/*".formatted(Aws.PARTITION)));
    may.add(Statements.allow("SendMessages", List.of("sqs:SendMessage"), messages.getQueueArn()));
    may.add(Statements.allow("KeepFailedRuns", List.of("sqs:SendMessage"), failed.getQueueArn()));
    useKey(may, List.of("kms:Decrypt", "kms:GenerateDataKey"));
    var lister =
        new JavaFunction(
            this,
            "AccountTagger",
            new Particulars(
                names.accountTagger(),
                "Lists the accounts and sends one message an account and region",
                Handlers.ACCOUNT_TAGGER,
                jar,
                LISTER_TIMEOUT,
                Variables.ofAccountTagger(configuration, messages.getQueueUrl()),
                may,
                Optional.of(failed)));
    Wildcards.explain(lister.role(), configuration, may);
    return lister;
  }

  private void tagger(Queue messages) {
    var settings = configuration.tagging().queue();
    var may = new ArrayList<PolicyStatement>();
    may.add(
        Statements.allow(
            "ReceiveMessages",
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
            messages.getQueueArn()));
    may.add(
        Statements.allow(
            "AssumeMemberRole",
            List.of("sts:AssumeRole"),
            "arn:%s:iam::*:role/%s"
                .formatted(Aws.PARTITION, configuration.memberRole().pathAndName())));
    useKey(may, List.of("kms:Decrypt"));
    if (configuration.tagsHome()) {
      may.addAll(TaggingPermissions.statements(configuration));
    }
    var tagger =
        new JavaFunction(
            this,
            "ResourceTagger",
            new Particulars(
                names.resourceTagger(),
                "Tags the resources of one account and region a message",
                Handlers.RESOURCE_TAGGER,
                jar,
                settings.taggerTimeout(),
                Variables.ofResourceTagger(configuration),
                may,
                Optional.empty()));
    if (configuration.tagsHome()) {
      tagger.role().addManagedPolicy(TaggingPermissions.servicesOwn(this, configuration));
    }
    Wildcards.explain(tagger.role(), configuration, may);
    // Not an SqsEventSource, which would write a policy of its own into the role.
    EventSourceMapping.Builder.create(this, "MessagesToResourceTagger")
        .target(tagger.function())
        .eventSourceArn(messages.getQueueArn())
        .batchSize(settings.batchSize())
        .maxBatchingWindow(Statements.seconds(settings.batchWindow()))
        .maxConcurrency(settings.maximumConcurrency())
        .reportBatchItemFailures(true)
        .build();
  }

  private void useKey(List<PolicyStatement> may, List<String> actions) {
    configuration
        .house()
        .kmsKey()
        .ifPresent(key -> may.add(Statements.allow("UseQueueKey", actions, key)));
  }
}

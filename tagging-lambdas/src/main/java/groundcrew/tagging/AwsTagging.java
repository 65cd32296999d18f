package groundcrew.tagging;

import groundcrew.common.AwsClients;
import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.common.RoleAssumer;
import groundcrew.common.Sleeper;
import groundcrew.tagging.accounts.AwsTaskQueue;
import groundcrew.tagging.accounts.TaskQueue;
import groundcrew.tagging.journal.AwsJournal;
import groundcrew.tagging.journal.AwsJournals;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.AwsLevelParameters;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.AwsUnfinishedTasks;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.queue.TaskProcessor;
import groundcrew.tagging.resources.AwsResourceExplorer;
import groundcrew.tagging.resources.AwsResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.WriteTags;
import groundcrew.tagging.tag.FindResources;
import groundcrew.tagging.tag.TagResources;
import groundcrew.tagging.undo.EnqueueUndoTasks;
import groundcrew.tagging.undo.RestoreTags;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Wires tagging and undo to AWS.
final class AwsTagging {
  /// A call to TagResources takes one or two seconds, and AWS allows five new calls per second.
  private static final int CONCURRENT_WRITES = 8;

  private final ResourceTaggerConfig config;
  private final AwsClients clients;
  private final RoleAssumer roles;
  private final AwsResourceTags resourceTags;
  private final S3Client s3;

  AwsTagging(String function, ResourceTaggerConfig config) {
    this.config = config;
    this.clients = AwsClients.create(function);
    this.roles = new RoleAssumer(clients.build(StsClient.builder()), config.role(), function);
    this.resourceTags =
        new AwsResourceTags(clients, roles, rateLimiter(config.getResourcesTps()), retries());
    this.s3 = clients.build(S3Client.builder());
  }

  /// Creates the queue at the URL, whose messages become visible after the delay.
  static TaskQueue taskQueue(AwsClients clients, URI url, Duration delay) {
    return new AwsTaskQueue(
        clients.build(SqsClient.builder()),
        url.toString(),
        delay,
        Retries.of(4, Duration.ofMillis(200), Duration.ofSeconds(5), Sleeper.ofThread()));
  }

  ConsumeTasks<TaggingTask> consumeTaggingTasks() {
    var untagged =
        config.looksForUntagged()
            ? new AwsResourceExplorer(clients, roles)
            : UntaggedResources.none();
    return consume(
        TaggingTask.class,
        new TagResources(
            new FindResources(resourceTags, untagged, config.looksForUntagged()),
            new AwsLevelParameters(clients, roles, config.parameterPrefix()),
            writes(),
            new TagResources.Settings(config.levels(), config.apply(), config.remove())));
  }

  ConsumeTasks<UndoTask> consumeUndoTasks() {
    return consume(UndoTask.class, new RestoreTags(journals(), resourceTags, writes()));
  }

  EnqueueUndoTasks enqueueUndoTasks() {
    return new EnqueueUndoTasks(
        journals(), taskQueue(clients, config.queueUrl().orElseThrow(), Duration.ZERO));
  }

  private <T extends Task> ConsumeTasks<T> consume(Class<T> kind, TaskProcessor<T> processor) {
    var unfinished =
        new AwsUnfinishedTasks(
            clients.build(SqsClient.builder()), config.queueUrl(), config.deadLetterUrl());
    return new ConsumeTasks<>(kind, processor, unfinished, config.level());
  }

  private AwsJournals journals() {
    return new AwsJournals(s3, config.journalBucket().orElseThrow());
  }

  private JournalledWrites writes() {
    var journal = config.journalBucket().map(this::journal).orElse(Journal.none());
    var writeTags =
        new WriteTags(
            resourceTags, rateLimiter(config.tagResourcesTps()), retries(), CONCURRENT_WRITES);
    return new JournalledWrites(journal, writeTags, config.apply());
  }

  private Journal journal(String bucket) {
    return config.apply() ? new AwsJournal(s3, bucket) : AwsJournal.ofPlans(s3, bucket);
  }

  private static RateLimiter rateLimiter(double perSecond) {
    return new Bucket4jRateLimiter(perSecond, Clock.systemUTC(), Sleeper.ofThread());
  }

  private static Retries retries() {
    return Retries.of(8, Duration.ofSeconds(1), Duration.ofSeconds(10), Sleeper.ofThread());
  }
}

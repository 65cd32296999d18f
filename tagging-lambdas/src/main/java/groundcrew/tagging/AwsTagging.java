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
import groundcrew.tagging.journal.AwsNewestRuns;
import groundcrew.tagging.journal.AwsUndoneRuns;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.journal.NewestRuns;
import groundcrew.tagging.journal.RunFence;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.levels.AwsLevelParameters;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.UndoTask;
import groundcrew.tagging.queue.AwsUnfinishedTasks;
import groundcrew.tagging.queue.ConsumeTasks;
import groundcrew.tagging.queue.EmbeddedTaskMetrics;
import groundcrew.tagging.queue.TaskProcessor;
import groundcrew.tagging.resources.AwsResourceExplorer;
import groundcrew.tagging.resources.AwsResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.VerifyWrites;
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

  /// The next part begins while the last calls of a part are in flight.
  private static final int CONCURRENT_PARTS = 2;

  private final ResourceTaggerConfig config;
  private final AwsClients clients;
  private final RoleAssumer roles;
  private final AwsResourceTags resourceTags;
  private final S3Client s3;
  private final RunFence fence;

  AwsTagging(String function, ResourceTaggerConfig config) {
    this.config = config;
    this.clients = AwsClients.create(function);
    this.roles = new RoleAssumer(clients.build(StsClient.builder()), config.role(), function);
    this.resourceTags =
        new AwsResourceTags(clients, roles, rateLimiter(config.getResourcesTps()), retries());
    this.s3 = clients.build(S3Client.builder());
    this.fence =
        config
            .journalBucket()
            .map(bucket -> new RunFence(new AwsNewestRuns(s3, bucket), undoneRuns(bucket)))
            .orElseGet(() -> new RunFence(NewestRuns.none(), UndoneRuns.none()));
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
            writes(config.apply()),
            fence,
            new TagResources.Settings(
                config.levels(),
                config.apply(),
                config.remove(),
                config.keyCaseConflict(),
                config.listingLag())));
  }

  ConsumeTasks<UndoTask> consumeUndoTasks() {
    return consume(
        UndoTask.class,
        new RestoreTags(
            journals(),
            resourceTags,
            fence,
            new RestoreTags.Writes(writes(true), writes(false)),
            config.listingLag()));
  }

  EnqueueUndoTasks enqueueUndoTasks() {
    return new EnqueueUndoTasks(
        journals(),
        undoneRuns(config.journalBucket().orElseThrow()),
        // Until then, resources may be listed without what the run wrote.
        taskQueue(clients, config.queueUrl().orElseThrow(), config.listingLag()),
        config.levels());
  }

  private <T extends Task> ConsumeTasks<T> consume(Class<T> kind, TaskProcessor<T> processor) {
    var unfinished =
        new AwsUnfinishedTasks(
            clients.build(SqsClient.builder()), config.queueUrl(), config.deadLetterUrl());
    return new ConsumeTasks<>(
        kind,
        processor,
        unfinished,
        config.level(),
        config.listingLag(),
        new EmbeddedTaskMetrics(System.out::println, Clock.systemUTC()));
  }

  private AwsJournals journals() {
    return new AwsJournals(s3, config.journalBucket().orElseThrow());
  }

  private UndoneRuns undoneRuns(String bucket) {
    return new AwsUndoneRuns(s3, bucket);
  }

  private JournalledWrites writes(boolean apply) {
    var journal =
        config
            .journalBucket()
            .map(bucket -> apply ? new AwsJournal(s3, bucket) : AwsJournal.ofPlans(s3, bucket))
            .<Journal>map(own -> own)
            .orElse(Journal.none());
    var rate = config.tagResourcesTps();
    return new JournalledWrites(
        journal,
        new WriteTags(resourceTags, rateLimiter(rate), retries(), CONCURRENT_WRITES),
        new VerifyWrites(resourceTags, config.listingLag(), Sleeper.ofThread()),
        new JournalledWrites.Settings(apply, rate, CONCURRENT_PARTS));
  }

  private static RateLimiter rateLimiter(double perSecond) {
    return new Bucket4jRateLimiter(perSecond, Clock.systemUTC(), Sleeper.ofThread());
  }

  private static Retries retries() {
    return Retries.of(8, Duration.ofSeconds(1), Duration.ofSeconds(10), Sleeper.ofThread());
  }
}

package groundcrew.tagging;

import groundcrew.common.AwsClients;
import groundcrew.common.Lazy;
import groundcrew.common.Pacer;
import groundcrew.common.Retries;
import groundcrew.common.RoleAssumer;
import groundcrew.common.Sleeper;
import groundcrew.tagging.journal.AwsJournal;
import groundcrew.tagging.journal.AwsJournals;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalledWrites;
import groundcrew.tagging.levels.AwsLevelParameters;
import groundcrew.tagging.queue.AwsReturns;
import groundcrew.tagging.queue.TakeOrders;
import groundcrew.tagging.resources.AwsResourceExplorer;
import groundcrew.tagging.resources.AwsResourceTags;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.WriteTags;
import groundcrew.tagging.tag.FindResources;
import groundcrew.tagging.tag.TagResources;
import groundcrew.tagging.undo.RestoreTags;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Wires tagging and undoing to AWS; what no event is needed for is built at once, and the queue's
/// client only where a message is sent.
final class AwsTagging {
  /// TagResources takes AWS a second or two, and five may begin in each.
  private static final int WRITES_AT_ONCE = 8;

  /// Parts of the journal: the next one's calls begin while the last ones of a part are under way.
  private static final int PARTS_AT_ONCE = 2;

  private final String function;
  private final ResourceTaggerConfig config;
  private final AwsClients clients;
  private final Lazy<SqsClient> sqs;
  private final S3Client s3;

  AwsTagging(String function, ResourceTaggerConfig config, AwsClients clients) {
    this.function = function;
    this.config = config;
    this.clients = clients;
    this.sqs = new Lazy<>(() -> clients.build(SqsClient.builder()));
    this.s3 = clients.build(S3Client.builder());
  }

  SqsClient sqs() {
    return sqs.get();
  }

  TakeOrders takeOrders() {
    return new TakeOrders(
        new AwsReturns(sqs, config.queueUrl(), config.deadLetterUrl()), config.level());
  }

  AwsJournals journals(String bucket) {
    return new AwsJournals(s3, bucket);
  }

  TagResources tagResources(String functionArn) {
    var roles = roles(functionArn);
    var resourceTags = resourceTags(roles);
    return new TagResources(
        new FindResources(resourceTags, untagged(roles), config.looksForUntagged()),
        new AwsLevelParameters(clients, roles, config.parameterPrefix()),
        writes(resourceTags, config.apply()),
        new TagResources.Settings(config.levels(), config.apply(), config.remove()));
  }

  RestoreTags restoreTags(String functionArn, String bucket) {
    var resourceTags = resourceTags(roles(functionArn));
    return new RestoreTags(journals(bucket), resourceTags, writes(resourceTags, config.apply()));
  }

  /// @param functionArn tells the own account and region:
  ///   `arn:aws:lambda:eu-west-1:111122223333:function:name`
  private RoleAssumer roles(String functionArn) {
    var parts = functionArn.split(":", -1);
    var sts = clients.build(StsClient.builder());
    return new RoleAssumer(
        sts, config.role(), function, parts[4], Region.of(parts[3]), Clock.systemUTC());
  }

  private ResourceTags resourceTags(RoleAssumer roles) {
    return new AwsResourceTags(clients, roles, pace(config.getResourcesTps()));
  }

  private static Pacer pace(double perSecond) {
    return new Pacer(perSecond, Clock.systemUTC(), Sleeper.ofThread());
  }

  private UntaggedResources untagged(RoleAssumer roles) {
    return config.looksForUntagged()
        ? new AwsResourceExplorer(clients, roles)
        : UntaggedResources.none();
  }

  private JournalledWrites writes(ResourceTags resourceTags, boolean apply) {
    var retries = Retries.of(8, Duration.ofSeconds(1), Duration.ofSeconds(10), Sleeper.ofThread());
    var journal =
        config
            .journalBucket()
            .<Journal>map(
                bucket -> apply ? new AwsJournal(s3, bucket) : AwsJournal.ofPlans(s3, bucket))
            .orElse(Journal.none());
    var writeTags =
        new WriteTags(resourceTags, pace(config.tagResourcesTps()), retries, WRITES_AT_ONCE);
    return new JournalledWrites(journal, writeTags, apply, PARTS_AT_ONCE);
  }
}

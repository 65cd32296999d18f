package groundcrew.tagging;

import groundcrew.common.AwsClients;
import groundcrew.common.Pacer;
import groundcrew.common.Retries;
import groundcrew.common.RoleAssumer;
import groundcrew.common.Sleeper;
import groundcrew.tagging.resources.AwsResourceTags;
import groundcrew.tagging.resources.AwsTagParameters;
import groundcrew.tagging.resources.TagResources;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// Wires the resource tagger to AWS; what no event is needed for is built at once.
final class AwsResourceTagger {
  private static final String FUNCTION = "resource-tagger";

  private final ResourceTaggerConfig config;
  private final AwsClients clients = AwsClients.create(FUNCTION);
  private final StsClient sts = clients.build(StsClient.builder());

  AwsResourceTagger(ResourceTaggerConfig config) {
    this.config = config;
  }

  /// @param functionArn tells the own account and region:
  ///   `arn:aws:lambda:eu-west-1:111122223333:function:name`
  TagResources tagResources(String functionArn) {
    var parts = functionArn.split(":", -1);
    var clock = Clock.systemUTC();
    var roles = new RoleAssumer(sts, config.role(), FUNCTION, parts[4], Region.of(parts[3]), clock);
    var sleeper = Sleeper.ofThread();
    var reads = new Pacer(config.getResourcesTps(), clock, sleeper);
    var writes = new Pacer(config.tagResourcesTps(), clock, sleeper);
    return new TagResources(
        new AwsResourceTags(clients, roles, reads, writes),
        new AwsTagParameters(clients, roles, config.parameterPrefix()),
        Retries.of(5, Duration.ofSeconds(1), Duration.ofSeconds(10), sleeper));
  }
}

package groundcrew.contracts;

import groundcrew.common.Pacer;
import groundcrew.common.Sleeper;
import groundcrew.local.limits.Paging;
import groundcrew.local.tagging.OwnPermission;
import groundcrew.local.tagging.Rates;
import groundcrew.local.tagging.Tagging;
import groundcrew.local.world.TaggedResource;
import groundcrew.tagging.resources.AwsResourceTags;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.ResourceTagsContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class AwsResourceTagsTest extends ResourceTagsContract {
  private LoopbackAws aws = new LoopbackAws(List.of());

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected ResourceTags resourceTags(Map<String, Map<String, String>> resources) {
    var world = Worlds.empty();
    resources.forEach((arn, tags) ->
        world
            .resources()
            .add(TaggedResource.of(arn, TARGET.account(), TARGET.region(), "sqs:queue", tags)));
    aws.close();
    aws =
        new LoopbackAws(
            List.of(
                new Tagging(
                    world,
                    Paging.quirky(),
                    Rates.ofAws(LoopbackAws.CLOCK),
                    OwnPermission.granted(),
                    LoopbackAws.CLOCK)));
    return new AwsResourceTags(aws.clients, aws.roles(), pace(15), pace(5));
  }

  private static Pacer pace(double perSecond) {
    return new Pacer(perSecond, LoopbackAws.CLOCK, Sleeper.ofThread());
  }
}

package groundcrew.contracts;

import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.limits.Paging;
import groundcrew.local.tagging.OwnPermission;
import groundcrew.local.tagging.Rates;
import groundcrew.local.tagging.Tagging;
import groundcrew.stepfn.states.AwsMaxAges;
import groundcrew.stepfn.states.InMemoryMaxAges;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.MaxAgesContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

class AwsMaxAgesTest extends MaxAgesContract {
  private LoopbackAws aws = LoopbackAws.guarded();

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected MaxAges maxAges(InMemoryMaxAges tags) {
    var fixture = Fixtures.empty();
    tags.tags()
        .forEach((arn, itsTags) ->
            fixture.resources().add(resource(arn, "states:stateMachine", itsTags)));
    fixture
        .resources()
        .add(
            resource(
                "arn:aws:sqs:eu-west-1:%s:orders".formatted(LoopbackAws.GUARDED),
                "sqs:queue",
                Map.of(MaxAges.TAG, "P1D")));
    aws.close();
    aws =
        LoopbackAws.guarded(
            new Tagging(
                fixture,
                Paging.quirky(),
                Rates.ofAws(LoopbackAws.CLOCK),
                OwnPermission.granted(),
                LoopbackAws.CLOCK));
    return new AwsMaxAges(aws.clients.build(ResourceGroupsTaggingApiClient.builder()));
  }

  private static TaggedResource resource(String arn, String type, Map<String, String> tags) {
    return TaggedResource.of(arn, LoopbackAws.GUARDED, "eu-west-1", type, tags);
  }
}

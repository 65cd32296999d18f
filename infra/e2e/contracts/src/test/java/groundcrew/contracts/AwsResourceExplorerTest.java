package groundcrew.contracts;

import groundcrew.local.explorer.ResourceExplorer;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.limits.Paging;
import groundcrew.tagging.resources.AwsResourceExplorer;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.UntaggedResourcesContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class AwsResourceExplorerTest extends UntaggedResourcesContract {
  private LoopbackAws aws = new LoopbackAws(List.of());

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected UntaggedResources untagged(List<Known> resources) {
    return explorer(Set.of(HERE.region(), US_EAST_1.region()), resources);
  }

  @Override
  protected UntaggedResources withoutIndex() {
    return explorer(Set.of(), List.of());
  }

  private UntaggedResources explorer(Set<String> indexed, List<Known> resources) {
    var fixture =
        new Fixture(
            Fixtures.empty().organization(),
            List.of(HERE.region(), US_EAST_1.region()),
            indexed,
            new Resources());
    for (var known : resources) {
      var type = known.arn().contains(":cloudfront:") ? "cloudfront:distribution" : "sqs:queue";
      fixture
          .resources()
          .add(
              TaggedResource.of(
                  known.arn(), known.at().account(), known.at().region(), type, known.tags()));
    }
    aws.close();
    aws =
        new LoopbackAws(List.of(new ResourceExplorer(fixture, Paging.quirky(), LoopbackAws.CLOCK)));
    return new AwsResourceExplorer(aws.clients, aws.roles());
  }
}

package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.explorer.ResourceExplorer;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.limits.Paging;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.resources.AwsResourceExplorer;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.UntaggedResourcesContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsResourceExplorerTest extends UntaggedResourcesContract {
  private LoopbackAws aws = new LoopbackAws(List.of());
  private ResourceExplorer explorer =
      new ResourceExplorer(Fixtures.empty(), Paging.quirky(), LoopbackAws.CLOCK);

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

  @Test
  void listsOnlyResourcesOfTheAccountIfItsDefaultViewShowsAllAccounts() {
    var own = "arn:aws:sqs:eu-west-1:222222222222:q";
    var foreign = "arn:aws:sqs:eu-west-1:333333333333:q";
    var untagged =
        untagged(
            List.of(
                new Known(HERE, own, Map.of()),
                new Known(Contexts.of("333333333333", HERE.region()), foreign, Map.of())));

    explorer.views().showAllAccounts(HERE.account());

    assertThat(all(untagged, HERE)).containsExactly(own);
  }

  private UntaggedResources explorer(Set<String> indexed, List<Known> resources) {
    var fixture =
        new Fixture(
            Fixtures.empty().organization(),
            List.of(HERE.region(), US_EAST_1.region()),
            indexed,
            new Resources());
    for (var known : resources) {
      fixture
          .resources()
          .add(
              TaggedResource.of(
                  known.arn(),
                  known.at().account(),
                  known.at().region(),
                  known.type(),
                  known.tags()));
    }
    aws.close();
    explorer = new ResourceExplorer(fixture, Paging.quirky(), LoopbackAws.CLOCK);
    aws = new LoopbackAws(List.of(explorer));
    return new AwsResourceExplorer(aws.clients, aws.roles());
  }
}

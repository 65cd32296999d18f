package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

class AwsMaxAgesTest extends MaxAgesContract {
  @Override
  protected MaxAges maxAges(InMemoryMaxAges tags) {
    return new AwsMaxAges(new PagedTagging(tags));
  }

  @Test
  void readsLargePagesOfTaggedMachinesOnly() {
    var tagging = new PagedTagging(new InMemoryMaxAges().tag(standard("a"), MaxAges.TAG, "P1D"));
    new AwsMaxAges(tagging).byMachine(new Deadline(new VirtualTime(NOON), NOON.plusSeconds(90)));

    assertThat(tagging.requests())
        .isNotEmpty()
        .allSatisfy(request -> {
          assertThat(request.resourceTypeFilters()).containsExactly("states:stateMachine");
          assertThat(request.tagFilters())
              .containsExactly(TagFilter.builder().key("groundcrew:max-age").build());
          assertThat(request.resourcesPerPage()).isEqualTo(100);
          assertThat(request.overrideConfiguration())
              .flatMap(AwsRequestOverrideConfiguration::apiCallTimeout)
              .contains(Duration.ofSeconds(90));
        });
  }
}

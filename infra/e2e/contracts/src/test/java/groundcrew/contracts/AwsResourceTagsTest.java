package groundcrew.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.limits.Paging;
import groundcrew.local.tagging.OwnPermission;
import groundcrew.local.tagging.Rates;
import groundcrew.local.tagging.Tagging;
import groundcrew.tagging.resources.AwsResourceTags;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.ResourceTagsContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsResourceTagsTest extends ResourceTagsContract {
  private Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> LoopbackAws.CLOCK.instant().plus(ahead);
  private LoopbackAws aws = new LoopbackAws(List.of());

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void listsInPagesThatAreAsFullAsTheyCanBe() {
    var resources = new HashMap<String, Map<String, String>>();
    for (var number = 0; number < 100; number++) {
      resources.put(
          "arn:aws:sqs:%s:%s:queue-%d".formatted(TARGET.region(), TARGET.account(), number),
          Map.of("a", "1"));
    }

    assertThat(all(resourceTags(resources, Duration.ZERO))).hasSize(100);
    assertThat(aws.calls("tagging:GetResources")).isEqualTo(1);
  }

  @Override
  protected void pass(Duration further) {
    ahead = ahead.plus(further);
  }

  @Override
  protected ResourceTags resourceTags(Map<String, Map<String, String>> resources, Duration lag) {
    var fixture = Fixtures.empty();
    resources.forEach((arn, tags) ->
        fixture
            .resources()
            .add(TaggedResource.of(arn, TARGET.account(), TARGET.region(), "sqs:queue", tags)));
    var tagging =
        new Tagging(fixture, Paging.quirky(), Rates.ofAws(clock), OwnPermission.granted(), clock);
    tagging.lag().set(lag);
    aws.close();
    aws = new LoopbackAws(List.of(tagging));
    return new AwsResourceTags(aws.clients, aws.roles(), limit(15), retries());
  }

  private static RateLimiter limit(double perSecond) {
    return new Bucket4jRateLimiter(perSecond, LoopbackAws.CLOCK, Sleeper.ofThread());
  }

  private static Retries retries() {
    return Retries.of(8, Duration.ofSeconds(1), Duration.ofSeconds(10), Sleeper.ofThread());
  }
}

package groundcrew.local.tagging;

import static groundcrew.local.tagging.SmallFixture.BUCKET;
import static groundcrew.local.tagging.SmallFixture.NEVER_TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/// A clock that only the test turns, and the SDK's own client.
class LagTest {
  private static final Duration LAG = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-31T02:00:00Z"));
  private final Fixture fixture = SmallFixture.create();
  private final Tagging tagging =
      new Tagging(fixture, Paging.full(), Rates.unlimited(), OwnPermission.granted(), now::get);
  private final LocalGateway local = new LocalGateway(tagging);
  private final ResourceGroupsTaggingApiClient client =
      local.client(ResourceGroupsTaggingApiClient.builder(), local.operator());

  @AfterEach
  void noDefectIsLeft() {
    client.close();
    local.close();
  }

  @Test
  void aWriteIsSeenAtOnceUnlessATestAsksForALag() {
    tag(BUCKET, "team", "blue");

    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "blue"));
  }

  @Test
  void aWriteIsSeenWhenTheLagIsOver() {
    tagging.lag().set(LAG);
    tag(BUCKET, "team", "blue");

    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "red"));
    assertThat(listed()).containsEntry(BUCKET, Map.of("team", "red"));
    pass(LAG.minusMillis(1));
    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "red"));
    pass(Duration.ofMillis(1));
    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "blue"));
    assertThat(listed()).containsEntry(BUCKET, Map.of("team", "blue"));
  }

  @Test
  void eachWriteIsSeenInItsOwnTime() {
    tagging.lag().set(LAG);
    tag(BUCKET, "team", "blue");
    pass(Duration.ofSeconds(20));
    client.untagResources(r -> r.resourceARNList(BUCKET).tagKeys("team"));

    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "red"));
    pass(Duration.ofSeconds(10));
    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "blue"));
    pass(Duration.ofSeconds(20));
    assertThat(seen(BUCKET)).isEmpty();
  }

  @Test
  void aFirstTagMakesAResourceListedOnlyAfterTheLag() {
    tagging.lag().set(LAG);
    tag(NEVER_TAGGED, "team", "blue");

    assertThat(listed()).doesNotContainKey(NEVER_TAGGED);
    pass(LAG);
    assertThat(listed()).containsKey(NEVER_TAGGED);
  }

  @Test
  void aFilterMatchesWhatIsSeen() {
    tagging.lag().set(LAG);
    tag(BUCKET, "team", "blue");

    assertThat(ofTeam("blue")).containsExactly(SmallFixture.INSTANCE);
    pass(LAG);
    assertThat(ofTeam("blue")).containsExactlyInAnyOrder(SmallFixture.INSTANCE, BUCKET);
  }

  @Test
  void aWriteWorksOnWhatIsThereNotOnWhatIsSeen() {
    tagging.lag().set(LAG);
    tag(BUCKET, "stage", "test");
    tag(BUCKET, "owner", "me");
    pass(LAG);

    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "red", "stage", "test", "owner", "me"));
  }

  @Test
  void withoutTheLagEverythingIsSeenAgain() {
    tagging.lag().set(LAG);
    tag(BUCKET, "team", "blue");

    tagging.lag().set(Duration.ZERO);

    assertThat(seen(BUCKET)).isEqualTo(Map.of("team", "blue"));
  }

  @Test
  void aLagIsNoLongerThanAMinute() {
    tagging.lag().set(Duration.ofSeconds(60));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagging.lag().set(Duration.ofSeconds(61)))
        .withMessageContaining("0 to 60 s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tagging.lag().set(Duration.ofSeconds(-1)));
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private void tag(String arn, String key, String value) {
    client.tagResources(r -> r.resourceARNList(arn).tags(Map.of(key, value)));
  }

  private Map<String, String> seen(String arn) {
    return byArn(client.getResources(r -> r.resourceARNList(arn))).getOrDefault(arn, Map.of());
  }

  private Map<String, Map<String, String>> listed() {
    return byArn(client.getResources());
  }

  private List<String> ofTeam(String team) {
    var filter = TagFilter.builder().key("team").values(team).build();
    var found = client.getResources(r -> r.tagFilters(filter));
    return List.copyOf(byArn(found).keySet());
  }

  private static Map<String, Map<String, String>> byArn(GetResourcesResponse answer) {
    var all = new TreeMap<String, Map<String, String>>();
    for (var resource : answer.resourceTagMappingList()) {
      var tags = new TreeMap<String, String>();
      resource.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
      all.put(resource.resourceARN(), tags);
    }
    return all;
  }
}

package groundcrew.local.tagging;

import static groundcrew.local.tagging.SmallFixture.ACCOUNT;
import static groundcrew.local.tagging.SmallFixture.BUCKET;
import static groundcrew.local.tagging.SmallFixture.NEVER_TAGGED;
import static groundcrew.local.tagging.SmallFixture.REGION;
import static groundcrew.local.tagging.SmallFixture.STACK_SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.limits.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagChangesTest {
  private final Fixture fixture = SmallFixture.create();
  private final List<RequiredPermission> asked = new ArrayList<>();
  private final Tagging tagging = tagging(Rates.unlimited());
  private String deniedAction = "";

  @Test
  void tagsAreAddedAndTheOthersStay() {
    assertThat(tag("'cost_centre':'42'", BUCKET, NEVER_TAGGED)).isEmpty();

    assertThat(resource(BUCKET).tags()).isEqualTo(Map.of("team", "red", "cost_centre", "42"));
    assertThat(resource(NEVER_TAGGED).everTagged()).isTrue();
  }

  @Test
  void anArnOfAnotherAccountFailsAloneUnderHttp200() {
    var other = "arn:aws:sqs:eu-west-1:444455556666:queue";

    var failed = tag("'cost_centre':'42'", other, BUCKET);

    assertThat(failed.path(other).path("ErrorCode").asText())
        .isEqualTo("InvalidParameterException");
    assertThat(failed.path(other).path("StatusCode").asInt()).isEqualTo(400);
    assertThat(failed).hasSize(1);
    assertThat(resource(BUCKET).tags()).containsEntry("cost_centre", "42");
  }

  @Test
  void theHostingServicesOwnPermissionIsDecidedForEachArn() {
    deniedAction = "ec2:CreateTags";

    var failed = tag("'cost_centre':'42'", SmallFixture.INSTANCE, BUCKET);

    assertThat(failed.path(SmallFixture.INSTANCE).path("ErrorCode").asText())
        .isEqualTo("AccessDeniedException");
    assertThat(failed).hasSize(1);
    assertThat(resource(SmallFixture.INSTANCE).tags()).doesNotContainKey("cost_centre");
    assertThat(asked)
        .extracting(RequiredPermission::action, RequiredPermission::resource)
        .contains(tuple("s3:PutBucketTagging", BUCKET), tuple("s3:GetBucketTagging", BUCKET));
    assertThat(asked.getFirst().context()).containsEntry("aws:RequestTag/cost_centre", "42");
  }

  @Test
  void theFiftyFirstTagFailsAndTagsOfAwsAreNotCounted() {
    tag("'k0':'v'," + tags(1, 49), BUCKET);
    assertThat(resource(BUCKET).tags()).hasSize(1);
    assertThat(tag(tags(1, 49), BUCKET)).isEmpty();

    var failed = tag("'one-more':'v'", BUCKET);

    assertThat(failed.path(BUCKET).path("ErrorMessage").asText()).contains("50");
    assertThat(tag("'k1':'changed'", BUCKET)).isEmpty();
  }

  @Test
  void aReservedKeyRefusesTheWholeCall() {
    assertThatThrownBy(() -> tag("'AWS:owner':'me'", BUCKET))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidParameterException"));
  }

  @Test
  void aStackSetIsListedButCannotBeTagged() {
    assertThat(tag("'cost_centre':'42'", STACK_SET).path(STACK_SET).path("ErrorCode").asText())
        .isEqualTo("InternalServiceException");
  }

  @Test
  void lettersThatTagsMayNotHaveFail() {
    assertThat(tag("'owner':'a&b'", BUCKET).path(BUCKET).path("StatusCode").asInt()).isEqualTo(400);
  }

  @Test
  void removingATagTwiceIsNoFault() {
    assertThat(untag("team", BUCKET)).isEmpty();
    assertThat(untag("team", BUCKET)).isEmpty();

    assertThat(resource(BUCKET).tags()).isEmpty();
    assertThat(asked).extracting(RequiredPermission::action).contains("s3:PutBucketTagging");
  }

  @Test
  void theSixthCallOfASecondIsThrottled() {
    var slow = tagging(Rates.ofAws(() -> Instant.EPOCH));
    var call =
        Calls.of(
            ACCOUNT,
            REGION,
            "TagResources",
            "{'ResourceARNList':['%s'],'Tags':{'a':'b'}}".formatted(BUCKET));
    for (var i = 0; i < 5; i++) {
      slow.answer(call);
    }

    assertThatThrownBy(() -> slow.answer(call))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("ThrottledException"));
  }

  @Test
  void taggingNeedsTheApisOwnPermissionToo() {
    assertThat(tagging.requiredPermissions(Calls.of(ACCOUNT, REGION, "TagResources", "{}")))
        .containsExactly(RequiredPermission.of("tag:TagResources", "*"));
  }

  @Test
  void aPageOfManyLooksAtNoMoreResourcesThanItShows() {
    // For each resource that it looks at, the service asks once what time it is.
    var looks = new AtomicLong();
    var pages = 0;
    var large =
        new Tagging(
            SmallFixture.queues(20_000),
            Paging.quirky(),
            Rates.unlimited(),
            OwnPermission.granted(),
            () -> {
              looks.incrementAndGet();
              return Instant.EPOCH;
            });
    var token = "";
    var seen = 0;
    do {
      var answer =
          large.answer(
              Calls.of(
                  ACCOUNT, REGION, "GetResources", "{'PaginationToken':'%s'}".formatted(token)));
      seen += answer.path("ResourceTagMappingList").size();
      pages++;
      token = answer.path("PaginationToken").asText();
    } while (!token.isEmpty());

    assertThat(seen).isEqualTo(20_000);
    // One more tells whether there is another page; some readings are of tokens.
    assertThat(looks.get()).isBetween(20_000L, 20_000L + 10L * pages);
  }

  private Tagging tagging(Rates rates) {
    OwnPermission permission =
        (caller, required) -> {
          asked.add(required);
          return required.action().equals(deniedAction)
              ? Optional.of("no " + required.action())
              : Optional.empty();
        };
    return new Tagging(fixture, Paging.full(), rates, permission, () -> Instant.EPOCH);
  }

  private ObjectNode tag(String tags, String... arns) {
    var input = "{'ResourceARNList':[%s],'Tags':{%s}}".formatted(quoted(arns), tags);
    return failed(Calls.of(ACCOUNT, REGION, "TagResources", input));
  }

  private ObjectNode untag(String key, String... arns) {
    var input = "{'ResourceARNList':[%s],'TagKeys':['%s']}".formatted(quoted(arns), key);
    return failed(Calls.of(ACCOUNT, REGION, "UntagResources", input));
  }

  private ObjectNode failed(Call call) {
    return (ObjectNode) tagging.answer(call).path("FailedResourcesMap");
  }

  private static String quoted(String... arns) {
    return List.of(arns).stream().map("'%s'"::formatted).collect(Collectors.joining(","));
  }

  private static String tags(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj("'k%d':'v'"::formatted)
        .collect(Collectors.joining(","));
  }

  private TaggedResource resource(String arn) {
    return fixture.resources().find(ACCOUNT, REGION, arn).orElseThrow();
  }
}

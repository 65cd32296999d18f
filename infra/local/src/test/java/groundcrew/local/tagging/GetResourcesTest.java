package groundcrew.local.tagging;

import static groundcrew.local.tagging.SmallFixture.ACCOUNT;
import static groundcrew.local.tagging.SmallFixture.BUCKET;
import static groundcrew.local.tagging.SmallFixture.NEVER_TAGGED;
import static groundcrew.local.tagging.SmallFixture.REGION;
import static groundcrew.local.tagging.SmallFixture.STACK_SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GetResourcesTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-31T02:00:00Z"));

  @Test
  void whatNeverHadATagIsNotListed() {
    var tagging = over(SmallFixture.create());

    assertThat(arns(get(tagging, "{}")))
        .containsExactlyInAnyOrder(BUCKET, SmallFixture.INSTANCE, STACK_SET);
    assertThat(arns(get(tagging, "{'ResourceARNList':['%s']}".formatted(NEVER_TAGGED)))).isEmpty();
  }

  @Test
  void whatOnceHadATagIsListedWithoutTags() {
    var tagging = over(SmallFixture.create());
    tagging.answer(
        Calls.of(
            ACCOUNT,
            REGION,
            "UntagResources",
            "{'ResourceARNList':['%s'],'TagKeys':['team']}".formatted(BUCKET)));

    var answer = get(tagging, "{'ResourceTypeFilters':['s3']}");

    assertThat(arns(answer)).containsExactly(BUCKET);
    assertThat(answer.at("/ResourceTagMappingList/0/Tags")).isEmpty();
  }

  @Test
  void anotherAccountAndAnotherRegionSeeNothing() {
    var tagging = over(SmallFixture.create());

    assertThat(arns(tagging.answer(Calls.of("444455556666", REGION, "GetResources", "{}"))))
        .isEmpty();
    assertThat(arns(tagging.answer(Calls.of(ACCOUNT, "us-east-1", "GetResources", "{}"))))
        .isEmpty();
  }

  @Test
  void filtersMeanEveryKeyAndAnyOfItsValues() {
    var tagging = over(SmallFixture.create());

    assertThat(arns(get(tagging, "{'TagFilters':[{'Key':'team','Values':['blue','green']}]}")))
        .containsExactly(SmallFixture.INSTANCE);
    assertThat(arns(get(tagging, "{'TagFilters':[{'Key':'team'},{'Key':'Name'}]}")))
        .containsExactly(SmallFixture.INSTANCE);
    assertThat(arns(get(tagging, "{'ResourceTypeFilters':['ec2:instance','s3']}")))
        .containsExactlyInAnyOrder(SmallFixture.INSTANCE, BUCKET);
  }

  @Test
  void pagesComeShortAndEmptyAndLoseNothing() {
    var tagging = quirky(SmallFixture.queues(230));
    var sizes = new ArrayList<Integer>();
    var arns = new HashSet<String>();
    var token = "";
    do {
      var answer = get(tagging, "{'PaginationToken':'%s'}".formatted(token));
      sizes.add(arns(answer).size());
      arns.addAll(arns(answer));
      token = answer.path("PaginationToken").asText();
    } while (!token.isEmpty());

    assertThat(sizes).containsExactly(50, 0, 25, 50, 50, 0, 25, 30);
    assertThat(arns).hasSize(230);
  }

  @Test
  void thePageThatIsLastCarriesAnEmptyToken() {
    assertThat(get(over(SmallFixture.create()), "{}").path("PaginationToken").textValue())
        .isEmpty();
  }

  @Test
  void tagsPerPageEndsAPageBeforeItsResourceIsSplit() {
    var answer = get(over(SmallFixture.queues(90)), "{'TagsPerPage':100,'ResourcesPerPage':100}");

    assertThat(arns(answer)).hasSize(50);
    assertThat(answer.path("PaginationToken").asText()).isNotEmpty();
  }

  @Test
  void aTokenExpiresAfterFifteenMinutes() {
    var tagging = over(SmallFixture.queues(60));
    var next =
        "{'PaginationToken':'%s'}".formatted(get(tagging, "{}").path("PaginationToken").asText());

    now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(15)));
    assertThat(arns(get(tagging, next))).hasSize(10);
    now.updateAndGet(instant -> instant.plusMillis(1));
    assertRefused(tagging, next, "PaginationTokenExpiredException");
  }

  @Test
  void aTokenOfAnotherQuestionAndNoTokenAtAllAreRefused() {
    var tagging = over(SmallFixture.queues(60));
    var token = get(tagging, "{}").path("PaginationToken").asText();

    assertRefused(
        tagging,
        "{'PaginationToken':'%s','ResourceTypeFilters':['sqs']}".formatted(token),
        "InvalidParameterException");
    assertRefused(tagging, "{'PaginationToken':'nonsense'}", "InvalidParameterException");
  }

  @Test
  void aListOfArnsGoesWithNothingElse() {
    var tagging = over(SmallFixture.create());

    assertThat(arns(get(tagging, "{'ResourceARNList':['%s']}".formatted(BUCKET))))
        .containsExactly(BUCKET);
    for (var other :
        List.of(
            "'ResourcesPerPage':5", "'TagFilters':[{'Key':'a'}]", "'ResourceTypeFilters':['s3']")) {
      assertRefused(
          tagging,
          "{'ResourceARNList':['%s'],%s}".formatted(BUCKET, other),
          "InvalidParameterException");
    }
  }

  @Test
  void moreThanAHundredAPageIsRefused() {
    assertRefused(
        over(SmallFixture.create()), "{'ResourcesPerPage':101}", "InvalidParameterException");
  }

  @Test
  void theSixteenthCallOfASecondIsThrottled() {
    var tagging =
        new Tagging(
            SmallFixture.create(),
            Paging.full(),
            Rates.ofAws(now::get),
            OwnPermission.granted(),
            now::get);
    for (var i = 0; i < 15; i++) {
      get(tagging, "{}");
    }

    assertRefused(tagging, "{}", "ThrottledException");
  }

  @Test
  void keysAndValuesAreThoseOfTheAccountAndRegion() {
    var tagging = over(SmallFixture.create());

    assertThat(
            tagging
                .answer(Calls.of(ACCOUNT, REGION, "GetTagKeys", "{}"))
                .path("TagKeys")
                .toString())
        .isEqualTo("[\"Name\",\"team\"]");
    assertThat(
            tagging
                .answer(Calls.of(ACCOUNT, REGION, "GetTagValues", "{'Key':'team'}"))
                .path("TagValues")
                .toString())
        .isEqualTo("[\"blue\",\"red\"]");
  }

  private Tagging over(Fixture fixture) {
    return new Tagging(
        fixture, Paging.full(), Rates.unlimited(), OwnPermission.granted(), now::get);
  }

  private Tagging quirky(Fixture fixture) {
    return new Tagging(
        fixture, Paging.quirky(), Rates.unlimited(), OwnPermission.granted(), now::get);
  }

  private static ObjectNode get(Tagging tagging, String input) {
    return tagging.answer(Calls.of(ACCOUNT, REGION, "GetResources", input));
  }

  private static List<String> arns(ObjectNode answer) {
    return answer.path("ResourceTagMappingList").findValuesAsText("ResourceARN");
  }

  private static void assertRefused(Tagging tagging, String input, String code) {
    assertThatThrownBy(() -> get(tagging, input))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}

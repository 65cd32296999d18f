package groundcrew.local.tagging;

import static groundcrew.local.tagging.SmallFixture.ACCOUNT;
import static groundcrew.local.tagging.SmallFixture.BUCKET;
import static groundcrew.local.tagging.SmallFixture.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.limits.Paging;
import groundcrew.local.model.ServiceModel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceFaultsTest {
  private static final int MANY = 1000;

  private final ResourceFaults faults = new ResourceFaults();
  private final Fixture fixture = SmallFixture.create();

  @Test
  void oneArnThatCannotBeReadRejectsTheWholeCallWithoutBeingNamed() {
    faults.poison(BUCKET);

    assertThatThrownBy(() -> tag(fixture, SmallFixture.INSTANCE, BUCKET))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidParameterException"))
        .hasMessageNotContaining(BUCKET);
    assertThat(tags(fixture, SmallFixture.INSTANCE)).doesNotContainKey("cost_centre");
    assertThat(tag(fixture, SmallFixture.INSTANCE)).isEmpty();
  }

  @Test
  void anArnThatCannotBeReadCannotBeUntaggedEither() {
    faults.poison(BUCKET);

    assertThatThrownBy(
            () -> answer(fixture, "UntagResources", List.of(BUCKET), "'TagKeys':['team']"))
        .isInstanceOf(AwsError.class);
  }

  @Test
  void aDeniedResourceFailsAloneAndStaysAsItWas() {
    faults.fail(BUCKET, ResourceFailure.denied("not this bucket"));

    var failed = tag(fixture, SmallFixture.INSTANCE, BUCKET);

    assertThat(failed).hasSize(1);
    assertThat(failed.path(BUCKET).toString())
        .isEqualTo(
            "{\"StatusCode\":403,\"ErrorCode\":\"AccessDeniedException\",\"ErrorMessage\":\"not"
                + " this bucket\"}");
    assertThat(tags(fixture, BUCKET)).doesNotContainKey("cost_centre");
    assertThat(tags(fixture, SmallFixture.INSTANCE)).containsEntry("cost_centre", "42");
  }

  @Test
  void anUnsupportedTypeFailsHoweverOftenItIsTried() {
    faults.fail(BUCKET, ResourceFailure.unsupported());

    for (var i = 0; i < 10; i++) {
      assertThat(tag(fixture, BUCKET).path(BUCKET).path("ErrorCode").asText())
          .isEqualTo("InternalServiceException");
    }
  }

  @Test
  void aHostingServiceThrottlesTheNextTimesOnly() {
    faults.next(BUCKET, ResourceFailure.throttled(), 2);

    assertThat(tag(fixture, BUCKET).path(BUCKET).path("StatusCode").asInt()).isEqualTo(429);
    assertThat(tag(fixture, BUCKET).path(BUCKET).path("ErrorCode").asText())
        .isEqualTo("ThrottlingException");
    assertThat(tag(fixture, BUCKET)).isEmpty();
    assertThat(tags(fixture, BUCKET)).containsEntry("cost_centre", "42");
  }

  @Test
  void aFailureThatAwsCouldNotAnswerCannotBeSwitchedOn() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> faults.fail(BUCKET, new ResourceFailure(418, "Teapot", "short and stout")))
        .withMessageContaining("Teapot");
  }

  @Test
  void ofAShareThatFailsHalfIsTaggedNevertheless() {
    var queues = SmallFixture.queues(MANY);
    faults.share(0.2, 1);

    var failed = failedOf(queues);
    var taggedNevertheless =
        failed.stream().filter(arn -> tags(queues, arn).containsKey("cost_centre")).count();

    assertThat(failed.size()).isBetween(MANY / 10, 3 * MANY / 10);
    assertThat((int) taggedNevertheless).isBetween(failed.size() / 3, 2 * failed.size() / 3);
    assertThat(arns(queues).stream().filter(arn -> !failed.contains(arn)))
        .allSatisfy(arn -> assertThat(tags(queues, arn)).containsEntry("cost_centre", "42"));
  }

  @Test
  void theSameSeedFailsTheSameResourcesInWhateverOrderTheyCome() {
    faults.share(0.2, 7);
    var first = failedOf(SmallFixture.queues(MANY));
    faults.clear();
    faults.share(0.2, 7);
    var backwards = SmallFixture.queues(MANY);

    assertThat(failedOf(backwards, arns(backwards).reversed()))
        .containsExactlyInAnyOrderElementsOf(first);
    faults.clear();
    faults.share(0.2, 8);
    assertThat(failedOf(SmallFixture.queues(MANY))).isNotEqualTo(first);
  }

  @Test
  void aResourceThatFailsByShareIsTaggedAfterSomeMoreTries() {
    var queues = SmallFixture.queues(20);
    faults.share(0.5, 3);
    var left = arns(queues);

    for (var i = 0; i < 20 && !left.isEmpty(); i++) {
      left = failedOf(queues, left);
    }

    assertThat(left).isEmpty();
  }

  @Test
  void everyFailureIsAnsweredByTheModel() {
    faults.next(BUCKET, ResourceFailure.throttled(), 1);
    faults.next(SmallFixture.INSTANCE, ResourceFailure.denied("no"), 1);
    var answer =
        tagging(fixture)
            .answer(
                Calls.of(
                    ACCOUNT,
                    REGION,
                    "TagResources",
                    input(List.of(BUCKET, SmallFixture.INSTANCE), "'Tags':{'a':'b'}")));

    assertThat(ServiceModel.load("tagging").answerFaults("TagResources", answer)).isEmpty();
  }

  private List<String> failedOf(Fixture queues) {
    return failedOf(queues, arns(queues));
  }

  private List<String> failedOf(Fixture queues, List<String> arns) {
    return IntStream.range(0, (arns.size() + 19) / 20)
        .mapToObj(i -> arns.subList(20 * i, Math.min(arns.size(), 20 * i + 20)))
        .flatMap(part -> tag(queues, part).propertyStream())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static List<String> arns(Fixture queues) {
    return queues.resources().all().map(TaggedResource::arn).toList();
  }

  private JsonNode tag(Fixture in, String... arns) {
    return tag(in, List.of(arns));
  }

  private JsonNode tag(Fixture in, Collection<String> arns) {
    return answer(in, "TagResources", arns, "'Tags':{'cost_centre':'42'}");
  }

  private JsonNode answer(Fixture in, String operation, Collection<String> arns, String rest) {
    return tagging(in)
        .answer(Calls.of(ACCOUNT, REGION, operation, input(arns, rest)))
        .path("FailedResourcesMap");
  }

  private Tagging tagging(Fixture in) {
    return new Tagging(
        in, Paging.full(), Rates.unlimited(), OwnPermission.granted(), faults, () -> Instant.EPOCH);
  }

  private static String input(Collection<String> arns, String rest) {
    var quoted = arns.stream().map("'%s'"::formatted).collect(Collectors.joining(","));
    return "{'ResourceARNList':[%s],%s}".formatted(quoted, rest);
  }

  private static Map<String, String> tags(Fixture in, String arn) {
    return in.resources()
        .find(ACCOUNT, REGION, arn)
        .map(TaggedResource::tags)
        .orElse(new TreeMap<>());
  }
}

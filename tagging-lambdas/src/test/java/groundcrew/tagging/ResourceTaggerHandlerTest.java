package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.fasterxml.jackson.databind.json.JsonMapper;
import groundcrew.common.FakeContext;
import groundcrew.common.Json;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.resources.InMemoryResourceTags;
import groundcrew.tagging.resources.InMemoryTagParameters;
import groundcrew.tagging.resources.TagResources;
import groundcrew.tagging.resources.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceTaggerHandlerTest {
  private static final String FIRST = "059f36b4-87a3-44ab-83d2-661975830a7d";
  private static final String SECOND = "2e1424d4-f796-459a-8184-9c92662be6da";
  private static final String THIRD = "c80e8021-a70a-42c7-a470-796e1186f753";

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryResourceTags resources = new InMemoryResourceTags().add("r", Map.of());
  private final InMemoryTagParameters parameters = new InMemoryTagParameters();
  private final List<String> wired = new ArrayList<>();
  private final ResourceTaggerHandler handler =
      new ResourceTaggerHandler(
          arn -> {
            wired.add(arn);
            return new TagResources(
                resources,
                parameters,
                Retries.of(2, Duration.ofSeconds(1), Duration.ofSeconds(1), time));
          },
          "cloud-center",
          time);

  @Test
  void doesEveryRecordAndAnswersForTheBadOneAlone() {
    assertThat(invoke(60_000)).isEqualTo(failures(THIRD));
    assertThat(parameters.read(new Target("222222222222", "eu-west-1", ""), "platform"))
        .isPresent();
    assertThat(parameters.read(new Target("333333333333", "eu-central-1", ""), "cloud-center"))
        .isPresent();
    assertThat(resources.tags("r")).isEqualTo(Map.of("cost_centre", "43", "owner", ""));
  }

  @Test
  void answersARecordWhoseResourcesMayPassLater() {
    resources.refuse("r", "ThrottlingException", true).refuse("r", "ThrottlingException", true);

    assertThat(invoke(60_000)).isEqualTo(failures(FIRST, THIRD));
  }

  @Test
  void acknowledgesARecordWhoseResourcesRefuseForGood() {
    resources.refuse("r", "AccessDenied", false);

    assertThat(invoke(60_000)).isEqualTo(failures(THIRD));
  }

  @Test
  void answersAllRecordsWhenNoTimeIsLeft() {
    assertThat(invoke(5_000)).isEqualTo(failures(FIRST, SECOND, THIRD));
    assertThat(resources.calls()).isEmpty();
  }

  @Test
  void isWiredOnceForAllEvents() {
    invoke(60_000);
    invoke(60_000);

    assertThat(wired).containsExactly("arn:aws:lambda:eu-west-1:111111111111:function:tagger");
  }

  @Test
  void answersAsTheEventLibraryDoes() throws IOException {
    var oracle = new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure(THIRD)));

    assertThat(Json.read(invoke(60_000)))
        .isEqualTo(Json.read(JsonMapper.builder().build().writeValueAsString(oracle)));
  }

  private String invoke(int remainingMillis) {
    return Events.invoke(handler, Events.orders(), new FakeContext("r-1", remainingMillis));
  }

  private static String failures(String... messages) {
    var answer = Json.object();
    var failures = answer.putArray("batchItemFailures");
    for (var message : messages) {
      failures.addObject().put("itemIdentifier", message);
    }
    return Json.write(answer);
  }
}

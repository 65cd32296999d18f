package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.TaskMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsNewestRunsTest extends NewestRunsContract {
  private static final String KEY = "runs/platform/222222222222/eu-west-1.json";
  private static final TaggingTask TASK =
      TaggingTask.of(
          "platform",
          "222222222222",
          "eu-west-1",
          List.of("a"),
          Map.of("a", "1"),
          Instant.parse("2026-01-31T02:00:00Z"));

  private final InMemoryS3 s3 = new InMemoryS3("journals", Duration.ZERO);

  @Override
  protected NewestRuns newestRuns() {
    return new AwsNewestRuns(s3, "journals");
  }

  @Test
  void writesTheTaskToOneObjectForTheLevelAccountAndRegion() {
    var _ = newestRuns().record(TASK, Contexts.far());

    assertThat(s3.keys()).containsExactly(KEY);
    assertThat(s3.text(KEY)).isEqualTo(TaskMessage.body(TASK));
  }

  /// S3 returns 412 if the object has changed, and 409 if another function is writing it.
  @ParameterizedTest
  @ValueSource(ints = {412, 409})
  void readsAgainIfAnotherFunctionWasFaster(int status) {
    s3.reject(status);

    assertThat(newestRuns().record(TASK, Contexts.far())).isEqualTo(TASK);
    assertThat(s3.text(KEY)).isEqualTo(TaskMessage.body(TASK));
  }

  @Test
  void throwsWhatKeepsItFromWriting() {
    s3.reject(503);

    assertThatThrownBy(() -> newestRuns().record(TASK, Contexts.far()))
        .isInstanceOf(S3Exception.class);
  }

  @Test
  void namesAnObjectThatSomebodyElseWrote() {
    s3.putObject(
        request -> request.bucket("journals").key(KEY), RequestBody.fromString("{\"version\":1}"));

    assertThatThrownBy(() -> newestRuns().record(TASK, Contexts.far()))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageStartingWith("object " + KEY + ": ");
  }
}

package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.member.Contexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsUndoneRunsTest extends UndoneRunsContract {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");

  private final InMemoryS3 s3 = new InMemoryS3("journals", Duration.ZERO);

  @Override
  protected UndoneRuns undoneRuns() {
    return new AwsUndoneRuns(s3, "journals");
  }

  @Test
  void namesTheObjectByRunLevelAccountAndRegion() {
    undoneRuns()
        .mark(RUN, "platform", Optional.of("222222222222"), Optional.empty(), Contexts.far());
    undoneRuns().mark(RUN, "platform", Optional.empty(), Optional.of("eu-west-1"), Contexts.far());

    assertThat(s3.keys())
        .containsExactly(
            "undone/2026-01-31T02:00:00Z/platform/222222222222/all",
            "undone/2026-01-31T02:00:00Z/platform/all/eu-west-1");
  }

  @Test
  void throwsWhatKeepsItFromMarking() {
    s3.reject(503);

    assertThatThrownBy(() ->
            undoneRuns().mark(RUN, "platform", Optional.empty(), Optional.empty(), Contexts.far()))
        .isInstanceOf(S3Exception.class);
  }
}

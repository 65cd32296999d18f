package groundcrew.tagging.journal;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.UndoTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalPlaceTest {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");
  private static final Instant NOW = Instant.parse("2026-02-01T09:30:00Z");

  @Test
  void namesPartsByRunAccountRegionLevelAndDelivery() {
    var task =
        TaggingTask.of(
            "cloud-center", "222222222222", "eu-west-1", List.of("a"), Map.of("a", "1"), RUN);

    assertThat(JournalPlace.of(task, "059f36b4-87a3-44ab-83d2-661975830a7d", 2).part(13))
        .isEqualTo(
            "journal/2026-01-31T02:00:00Z/222222222222/eu-west-1/cloud-center/"
                + "059f36b4-87a3-44ab-83d2-661975830a7d-2-13");
  }

  @Test
  void givesAnUndoItsOwnFolder() {
    var task = new UndoTask("platform", "222222222222", "us-east-1", RUN, NOW);

    assertThat(JournalFolder.of(task))
        .isEqualTo(new JournalFolder(NOW, "222222222222", "us-east-1", "platform"));
    assertThat(JournalFolder.of(task).path())
        .isEqualTo("journal/2026-02-01T09:30:00Z/222222222222/us-east-1/platform/");
  }
}

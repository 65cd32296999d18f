package groundcrew.treebutton.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The contract of every store of labels.
public abstract class LabelsContract {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(1)));

  /// Returns an empty store.
  protected abstract Labels labels();

  /// Returns what is stored under a URL.
  protected abstract byte[] stored(String url);

  @Test
  void storesALabelUnderItsPress() {
    var labels = labels();
    var first = labels.store("button-1-1", "one".getBytes(UTF_8), deadline);
    var second = labels.store("button-1-2", "two".getBytes(UTF_8), deadline);

    assertThat(first).matches("s3://[a-z0-9-]+/labels/button-1-1\\.png");
    assertThat(stored(first)).asString().isEqualTo("one");
    assertThat(stored(second)).asString().isEqualTo("two");
  }

  @Test
  void storesALabelInPlaceOfAnEarlierOne() {
    var labels = labels();
    var first = labels.store("button-1-1", "one".getBytes(UTF_8), deadline);

    assertThat(labels.store("button-1-1", "again".getBytes(UTF_8), deadline)).isEqualTo(first);
    assertThat(stored(first)).asString().isEqualTo("again");
  }
}

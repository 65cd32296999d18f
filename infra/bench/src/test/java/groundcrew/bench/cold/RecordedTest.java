package groundcrew.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bench.cold.Recorded.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTest {
  private Recorded recorded = new Recorded(Path.of("unset"));

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    recorded = new Recorded(folder.resolve("recorded.json"));
    recorded.write(Map.of("sample.Handler", new Counts(1000, 5_000_000)));
  }

  @Test
  void aTenthMoreIsNoGrowth() throws IOException {
    assertThat(recorded.compare(Map.of("sample.Handler", new Counts(1100, 5_500_000))))
        .containsExactly(
            "ok sample.Handler: 1,100 classes, recorded 1,000",
            "ok sample.Handler: 5,500,000 bytes of code, recorded 5,000,000");
  }

  @Test
  void whatGrewMoreIsNotOk() throws IOException {
    assertThat(recorded.compare(Map.of("sample.Handler", new Counts(1101, 5_500_001))))
        .containsExactly(
            "not ok sample.Handler: 1,101 classes, recorded 1,000",
            "not ok sample.Handler: 5,500,001 bytes of code, recorded 5,000,000");
  }

  @Test
  void aFunctionThatWasNeverRecordedIsAFault() {
    var counts = Map.of("sample.Handler", new Counts(1, 1), "sample.Other", new Counts(1, 1));
    assertThatThrownBy(() -> recorded.compare(counts))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sample.Other is not in ");
  }

  @Test
  void aFunctionThatIsGoneIsAFault() {
    assertThatThrownBy(() -> recorded.compare(Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("functions that are gone: {\"sample.Handler\"");
  }
}

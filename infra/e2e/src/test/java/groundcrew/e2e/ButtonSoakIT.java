package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.Screen;
import groundcrew.demo.soak.ButtonSoak;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundredth of `./groundcrew soak button`. Another seed, another soak: `-Dsoak.seed=2`.
class ButtonSoakIT {
  private static final int PRESSES = 100;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void everyPressEndsWithAtMostOneTreeWhateverGoesWrong(@TempDir Path work) {
    var seed = Long.getLong("soak.seed", 1);

    var result = new ButtonSoak(PRESSES, seed, work, LIMIT, new Screen(System.out)).run();

    result.summary().forEach(System.out::println);
    assertThat(result.findings()).as("repeat it with -Dsoak.seed=%d", seed).isEmpty();
  }
}

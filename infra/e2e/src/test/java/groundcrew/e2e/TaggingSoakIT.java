package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.Screen;
import groundcrew.demo.soak.Soak;
import groundcrew.demo.soak.SoakSize;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tenth of `./groundcrew soak tagging`. Another seed, another soak: `-Dsoak.seed=2`.
class TaggingSoakIT {
  private static final SoakSize TENTH = new SoakSize(20, 2400, 1);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void everythingIsTaggedExplainedAndTakenBackWhateverGoesWrong(@TempDir Path work) {
    var seed = Long.getLong("soak.seed", 1);

    var result = new Soak(TENTH, seed, work, LIMIT, new Screen(System.out)).run();

    result.summary().forEach(System.out::println);
    assertThat(result.findings()).as("repeat it with -Dsoak.seed=%d", seed).isEmpty();
  }
}

package groundcrew.local.soak;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.demo.Screen;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A tenth of `./groundcrew soak tagging`, run where a seed is given: whether work goes on in a new
/// message depends on how fast the machine is.
@EnabledIfSystemProperty(
    named = "soak.seed",
    matches = "\\d+",
    disabledReason = "a soak depends on the machine: give it a seed with -Dsoak.seed=1")
class TaggingSoakIT {
  private static final SoakSize TENTH = new SoakSize(20, 2400, 1);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void everythingIsTaggedExplainedAndTakenBackWhateverGoesWrong(@TempDir Path work) {
    var seed = Long.parseLong(System.getProperty("soak.seed"));

    var result = new Soak(TENTH, seed, work, LIMIT, new Screen(System.out)).run();

    result.summary().forEach(System.out::println);
    assertThat(result.findings()).as("repeat it with -Dsoak.seed=%d", seed).isEmpty();
  }
}

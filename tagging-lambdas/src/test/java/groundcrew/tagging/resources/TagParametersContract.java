package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of the levels' parameters does.
public abstract class TagParametersContract {
  private static final Target TARGET =
      new Target("222222222222", "eu-west-1", "2026-01-31T02:00:00Z");

  /// Returns an empty store.
  protected abstract TagParameters parameters();

  @Test
  void hasNothingAtFirst() {
    assertThat(parameters().read(TARGET, "platform")).isEmpty();
  }

  @Test
  void readsWhatWasWrittenLastForTheLevel() {
    var parameters = parameters();
    parameters.write(TARGET, "platform", "1");
    parameters.write(TARGET, "project", "2");
    parameters.write(TARGET, "platform", "3");

    assertThat(parameters.read(TARGET, "platform")).contains("3");
    assertThat(parameters.read(TARGET, "project")).contains("2");
  }

  @Test
  void findsALevelBehindTheFirstPage() {
    var parameters = parameters();
    IntStream.range(0, 25).forEach(i -> parameters.write(TARGET, "level-" + i, "v" + i));

    assertThat(parameters.read(TARGET, "level-24")).contains("v24");
    assertThat(parameters.read(TARGET, "level-9")).contains("v9");
  }
}

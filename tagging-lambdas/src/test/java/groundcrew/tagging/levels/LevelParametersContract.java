package groundcrew.tagging.levels;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of [LevelParameters].
public abstract class LevelParametersContract {
  private static final TaskContext CONTEXT = Contexts.of("222222222222", "eu-west-1");

  /// Returns an empty store.
  protected abstract LevelParameters parameters();

  @Test
  void isEmptyAtFirst() {
    assertThat(parameters().all(CONTEXT)).isEmpty();
  }

  @Test
  void readsTheLastValueOfEachLevel() {
    var parameters = parameters();
    parameters.write(CONTEXT, tags("platform", "1"));
    parameters.write(CONTEXT, tags("project", "2"));
    parameters.write(CONTEXT, tags("platform", "3"));

    assertThat(parameters.all(CONTEXT).values())
        .containsExactlyInAnyOrder(tags("platform", "3").json(), tags("project", "2").json());
    assertThat(parameters.all(CONTEXT).keySet())
        .anyMatch(name -> name.endsWith("/platform"))
        .anyMatch(name -> name.endsWith("/project"));
  }

  @Test
  void separatesRegions() {
    var parameters = parameters();
    parameters.write(Contexts.of("222222222222", "us-east-1"), tags("platform", "1"));

    assertThat(parameters.all(CONTEXT)).isEmpty();
  }

  @Test
  void readsMoreLevelsThanFitOnAPage() {
    var parameters = parameters();
    IntStream.range(0, 25).forEach(i -> parameters.write(CONTEXT, tags("level-" + i, "v" + i)));

    assertThat(parameters.all(CONTEXT)).hasSize(25);
  }

  private static LevelTags tags(String level, String value) {
    return new LevelTags(level, List.of("a", "b"), new TreeMap<>(Map.of("a", value)));
  }
}

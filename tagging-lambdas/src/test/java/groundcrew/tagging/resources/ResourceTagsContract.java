package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of resources' tags does.
public abstract class ResourceTagsContract {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:222222222222:a";
  private static final String OTHER = "arn:aws:sqs:eu-west-1:222222222222:b";

  /// Account and region that [#resourceTags(Map)] fills.
  protected static final Target TARGET =
      new Target("222222222222", "eu-west-1", "2026-01-31T02:00:00Z");

  /// Returns the given resources of [#TARGET]: ARN to tags.
  protected abstract ResourceTags resourceTags(Map<String, Map<String, String>> resources);

  @Test
  void listsResourcesEvenThoseWhoseTagsAreGone() {
    assertThat(resourceTags(Map.of(QUEUE, Map.of("a", "1"), OTHER, Map.of())).all(TARGET))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("a", "1")), new Resource(OTHER, Map.of()));
  }

  @Test
  void listsMoreThanOnePage() {
    var many = new HashMap<String, Map<String, String>>();
    IntStream.range(0, 250).forEach(i -> many.put(QUEUE + i, Map.of("a", "1")));

    assertThat(resourceTags(many).all(TARGET).map(Resource::arn))
        .containsExactlyInAnyOrderElementsOf(many.keySet());
  }

  @Test
  void addsAndReplacesTagsAndKeepsTheOthers() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1", "own", "x"), OTHER, Map.of("a", "9")));

    assertThat(tags.put(TARGET, List.of(QUEUE, OTHER), Map.of("a", "2", "b", ""))).isEmpty();
    assertThat(tags.all(TARGET))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("a", "2", "b", "", "own", "x")),
            new Resource(OTHER, Map.of("a", "2", "b", "")));
  }
}

package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of [ResourceTags].
public abstract class ResourceTagsContract {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:222222222222:a";
  private static final String OTHER = "arn:aws:sqs:eu-west-1:222222222222:b";

  /// The account and region of the resources.
  protected static final TaskContext TARGET = Contexts.of("222222222222", "eu-west-1");

  /// Returns a store with the given resources in [#TARGET].
  ///
  /// @param resources tags by ARN
  protected abstract ResourceTags resourceTags(Map<String, Map<String, String>> resources);

  @Test
  void listsResourcesWhoseTagsWereRemoved() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1"), OTHER, Map.of("b", "2")));
    assertThat(tags.remove(TARGET, List.of(OTHER), List.of("b"))).isEmpty();

    assertThat(tags.all(TARGET))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("a", "1")), new Resource(OTHER, Map.of()));
  }

  @Test
  void listsMoreThanOnePage() {
    var many = many(250);

    assertThat(resourceTags(many).all(TARGET).map(Resource::arn))
        .containsExactlyInAnyOrderElementsOf(many.keySet());
  }

  @Test
  void findsTheExistingResourcesOfManyArns() {
    var many = many(250);
    var tags = resourceTags(many);
    var asked = many.keySet().stream().sorted().limit(130).toList();

    assertThat(tags.find(TARGET, asked).map(Resource::arn))
        .containsExactlyInAnyOrderElementsOf(asked);
    assertThat(tags.find(TARGET, List.of(OTHER))).isEmpty();
    assertThat(tags.find(TARGET, List.of())).isEmpty();
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

  @Test
  void removesKeysThatSomeResourcesLack() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1", "own", "x"), OTHER, Map.of("own", "y")));

    assertThat(tags.remove(TARGET, List.of(QUEUE, OTHER), List.of("a", "b"))).isEmpty();
    assertThat(tags.all(TARGET))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("own", "x")), new Resource(OTHER, Map.of("own", "y")));
  }

  private static Map<String, Map<String, String>> many(int count) {
    var many = new HashMap<String, Map<String, String>>();
    IntStream.range(0, count).forEach(i -> many.put(QUEUE + i, Map.of("a", "1")));
    return many;
  }
}

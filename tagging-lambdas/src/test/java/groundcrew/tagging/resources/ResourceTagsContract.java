package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /// @param lag time until a write is listed
  protected abstract ResourceTags resourceTags(
      Map<String, Map<String, String>> resources, Duration lag);

  /// Lets time pass for the store.
  protected abstract void pass(Duration further);

  private ResourceTags resourceTags(Map<String, Map<String, String>> resources) {
    return resourceTags(resources, Duration.ZERO);
  }

  /// Returns the resources of all pages.
  protected static List<Resource> all(ResourceTags tags) {
    var all = new ArrayList<Resource>();
    var token = Optional.<String>empty();
    do {
      var page = tags.page(TARGET, token);
      all.addAll(page.items());
      token = page.next();
    } while (token.isPresent());
    return all;
  }

  @Test
  void listsResourcesWhoseTagsWereRemoved() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1"), OTHER, Map.of("b", "2")));
    assertThat(tags.remove(TARGET, List.of(OTHER), List.of("b"))).isEmpty();

    assertThat(all(tags))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("a", "1")), new Resource(OTHER, Map.of()));
  }

  @Test
  void listsMoreThanOnePage() {
    var many = many(250);

    assertThat(all(resourceTags(many)))
        .extracting(Resource::arn)
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
    assertThat(all(tags))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("a", "2", "b", "", "own", "x")),
            new Resource(OTHER, Map.of("a", "2", "b", "")));
  }

  @Test
  void iamHasAKeyOnceWhateverItsCase() {
    var policy = "arn:aws:iam::222222222222:policy/readers";
    var tags = resourceTags(Map.of(policy, Map.of("Environment", "x"), QUEUE, Map.of("A", "1")));

    tags.put(TARGET, List.of(policy, QUEUE), Map.of("environment", "y", "a", "2"));
    assertThat(all(tags))
        .containsExactlyInAnyOrder(
            new Resource(policy, Map.of("environment", "y", "a", "2")),
            new Resource(QUEUE, Map.of("A", "1", "environment", "y", "a", "2")));

    tags.remove(TARGET, List.of(policy), List.of("ENVIRONMENT"));
    assertThat(tags.find(TARGET, List.of(policy)))
        .containsExactly(new Resource(policy, Map.of("a", "2")));
  }

  @Test
  void removesKeysThatSomeResourcesLack() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1", "own", "x"), OTHER, Map.of("own", "y")));

    assertThat(tags.remove(TARGET, List.of(QUEUE, OTHER), List.of("a", "b"))).isEmpty();
    assertThat(all(tags))
        .containsExactlyInAnyOrder(
            new Resource(QUEUE, Map.of("own", "x")), new Resource(OTHER, Map.of("own", "y")));
  }

  @Test
  void continuesAtTheTokenOfAPage() {
    var tags = resourceTags(many(250));
    var first = tags.page(TARGET, Optional.empty());

    assertThat(first.next()).isPresent();
    assertThat(all(tags)).startsWith(first.items().toArray(Resource[]::new));
    assertThat(tags.page(TARGET, first.next()).items()).doesNotContainAnyElementsOf(first.items());
  }

  @Test
  void refusesATokenThatItDidNotReturn() {
    var tags = resourceTags(many(250));

    assertThatThrownBy(() -> tags.page(TARGET, Optional.of("bogus")))
        .isInstanceOf(RefusedTokenException.class);
  }

  @Test
  void listsAndFindsAWriteAfterTheLag() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1")), Duration.ofSeconds(60));

    tags.put(TARGET, List.of(QUEUE), Map.of("a", "2"));

    assertThat(all(tags)).containsExactly(new Resource(QUEUE, Map.of("a", "1")));
    assertThat(tags.find(TARGET, List.of(QUEUE)))
        .containsExactly(new Resource(QUEUE, Map.of("a", "1")));
    pass(Duration.ofSeconds(61));
    assertThat(all(tags)).containsExactly(new Resource(QUEUE, Map.of("a", "2")));
    assertThat(tags.find(TARGET, List.of(QUEUE)))
        .containsExactly(new Resource(QUEUE, Map.of("a", "2")));
  }

  @Test
  void listsAndFindsNothingOfAnotherRegion() {
    var tags = resourceTags(Map.of(QUEUE, Map.of("a", "1")));
    var elsewhere = Contexts.of(TARGET.account(), "eu-central-1");

    assertThat(tags.page(elsewhere, Optional.empty()).items()).isEmpty();
    assertThat(tags.find(elsewhere, List.of(QUEUE))).isEmpty();
  }

  private static Map<String, Map<String, String>> many(int count) {
    var many = new HashMap<String, Map<String, String>>();
    IntStream.range(0, count).forEach(i -> many.put(QUEUE + i, Map.of("a", "1")));
    return many;
  }
}

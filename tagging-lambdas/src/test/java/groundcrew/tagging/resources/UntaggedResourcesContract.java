package groundcrew.tagging.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.tagging.member.Contexts;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.UntaggedResources.NoIndexException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// The contract of [UntaggedResources].
public abstract class UntaggedResourcesContract {
  /// The account and region of the resources.
  protected static final TaskContext HERE = Contexts.of("222222222222", "eu-west-1");

  /// The region in which global resources are tagged.
  protected static final TaskContext US_EAST_1 = Contexts.of("222222222222", "us-east-1");

  private static final String ARN = "arn:aws:sqs:eu-west-1:222222222222:q-";
  private static final String DISTRIBUTION = "arn:aws:cloudfront::222222222222:distribution/E1";

  /// A resource and its tags.
  ///
  /// @param at account and region in which it is tagged
  public record Known(TaskContext at, String arn, Map<String, String> tags) {
    private static final Map<String, String> TYPES =
        Map.of(
            ":cloudfront:", "cloudfront:distribution",
            ":role/", "iam:role",
            ":user/", "iam:user",
            ":group/", "iam:group",
            ":autoScalingGroup:", "autoscaling:autoScalingGroup");

    /// Returns the type as Resource Explorer names it.
    public String type() {
      return TYPES.entrySet().stream()
          .filter(type -> arn.contains(type.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse("sqs:queue");
    }
  }

  /// Returns a source that lists the given resources.
  protected abstract UntaggedResources untagged(List<Known> resources);

  /// Returns the source of an account without an index.
  protected abstract UntaggedResources withoutIndex();

  /// Returns the ARNs of all pages.
  protected static List<String> all(UntaggedResources untagged, TaskContext at) {
    var all = new ArrayList<String>();
    var token = Optional.<String>empty();
    do {
      var page = untagged.page(at, token);
      all.addAll(page.items());
      token = page.next();
    } while (token.isPresent());
    return all;
  }

  @Test
  void refusesATokenThatItDidNotReturn() {
    var untagged = untagged(List.of());

    assertThatThrownBy(() -> untagged.page(HERE, Optional.of("bogus")))
        .isInstanceOf(RefusedTokenException.class);
  }

  @Test
  void listsOnlyResourcesWithoutTags() {
    var untagged =
        untagged(
            List.of(
                new Known(HERE, ARN + "1", Map.of()),
                new Known(HERE, ARN + "2", Map.of("a", "")),
                new Known(HERE, ARN + "3", Map.of())));

    assertThat(all(untagged, HERE)).containsExactlyInAnyOrder(ARN + "1", ARN + "3");
  }

  @Test
  void listsOnlyTypesThatTheTaggingApiCanTag() {
    var iam = "arn:aws:iam::222222222222:";
    var group = "arn:aws:autoscaling:us-east-1:222222222222:autoScalingGroup:1:name/g";

    var untagged =
        untagged(
            List.of(
                new Known(US_EAST_1, iam + "role/reader", Map.of()),
                // The tags of IAM are not indexed: to Resource Explorer this role has none.
                new Known(US_EAST_1, iam + "role/writer", Map.of("team", "red")),
                new Known(US_EAST_1, iam + "user/alice", Map.of()),
                new Known(US_EAST_1, iam + "group/readers", Map.of()),
                new Known(US_EAST_1, group, Map.of()),
                new Known(US_EAST_1, DISTRIBUTION, Map.of())));

    assertThat(all(untagged, US_EAST_1)).containsExactly(DISTRIBUTION);
  }

  @Test
  void listsNothingIfAllResourcesHaveTags() {
    assertThat(all(untagged(List.of(new Known(HERE, ARN + "1", Map.of("a", "1")))), HERE))
        .isEmpty();
    assertThat(all(untagged(List.of()), HERE)).isEmpty();
  }

  @Test
  void listsMoreThanOnePage() {
    var many = IntStream.range(0, 1_250).mapToObj(i -> ARN + i).toList();

    assertThat(
            all(untagged(many.stream().map(arn -> new Known(HERE, arn, Map.of())).toList()), HERE))
        .containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void listsResourcesOfTheRegionAndGlobalOnesInUsEast1() {
    var there = "arn:aws:sqs:us-east-1:222222222222:q";
    var untagged =
        untagged(
            List.of(
                new Known(HERE, ARN + "1", Map.of()),
                new Known(US_EAST_1, there, Map.of()),
                new Known(US_EAST_1, DISTRIBUTION, Map.of())));

    assertThat(all(untagged, HERE)).containsExactly(ARN + "1");
    assertThat(all(untagged, US_EAST_1)).containsExactlyInAnyOrder(there, DISTRIBUTION);
  }

  @Test
  void throwsTheArnOfAMissingIndex() {
    assertThatThrownBy(() -> withoutIndex().page(HERE, Optional.empty()))
        .asInstanceOf(InstanceOfAssertFactories.type(NoIndexException.class))
        .extracting(NoIndexException::arn)
        .isEqualTo("arn:aws:resource-explorer-2:eu-west-1:222222222222:index");
  }
}

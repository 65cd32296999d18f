package groundcrew.tagging.resources;

import java.util.List;
import java.util.Set;

class InMemoryUntaggedResourcesTest extends UntaggedResourcesContract {
  private static final Set<String> NOT_IN_TAGGING_API =
      Set.of("autoscaling:autoScalingGroup", "iam:group", "iam:role", "iam:user");

  @Override
  protected UntaggedResources untagged(List<Known> resources) {
    var untagged = new InMemoryUntaggedResources();
    resources.stream()
        .filter(known -> known.tags().isEmpty())
        .filter(known -> !NOT_IN_TAGGING_API.contains(known.type()))
        .forEach(known -> untagged.add(known.at(), known.arn()));
    return untagged;
  }

  @Override
  protected UntaggedResources withoutIndex() {
    return new InMemoryUntaggedResources().noIndex();
  }
}

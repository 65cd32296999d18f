package groundcrew.tagging.resources;

import java.util.List;

class InMemoryUntaggedResourcesTest extends UntaggedResourcesContract {
  @Override
  protected UntaggedResources untagged(List<Known> resources) {
    var untagged = new InMemoryUntaggedResources();
    resources.stream()
        .filter(known -> known.tags().isEmpty())
        .forEach(known -> untagged.add(known.at(), known.arn()));
    return untagged;
  }

  @Override
  protected UntaggedResources withoutIndex() {
    return new InMemoryUntaggedResources().noIndex();
  }
}

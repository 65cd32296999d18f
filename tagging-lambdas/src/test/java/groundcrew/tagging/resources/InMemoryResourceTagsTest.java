package groundcrew.tagging.resources;

import java.util.Map;

class InMemoryResourceTagsTest extends ResourceTagsContract {
  @Override
  protected ResourceTags resourceTags(Map<String, Map<String, String>> resources) {
    var tags = new InMemoryResourceTags();
    resources.forEach(tags::add);
    return tags;
  }
}

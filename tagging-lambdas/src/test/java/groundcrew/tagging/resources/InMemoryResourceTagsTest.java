package groundcrew.tagging.resources;

import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class InMemoryResourceTagsTest extends ResourceTagsContract {
  private final VirtualTime time = new VirtualTime(Instant.EPOCH);

  @Override
  protected ResourceTags resourceTags(Map<String, Map<String, String>> resources, Duration lag) {
    var tags = new InMemoryResourceTags(time, lag);
    resources.forEach(tags::add);
    return tags;
  }

  @Override
  protected void pass(Duration further) {
    time.sleep(further);
  }
}

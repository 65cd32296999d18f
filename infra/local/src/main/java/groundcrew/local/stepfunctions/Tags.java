package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.AwsError;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/// The tags of machines, which the fixture holds for every service.
record Tags(Resources resources) {
  private static final String TYPE = "states:stateMachine";
  private static final int MOST = 50;

  void create(Machine machine, Map<String, String> tags) {
    var resource =
        TaggedResource.of(machine.arn(), machine.account(), machine.region(), TYPE, tags);
    // The fixture's file may list a resource of this name, which is this machine from now on.
    resources.remove(machine.account(), machine.region(), machine.arn());
    resources.add(resource);
  }

  void remove(Machine machine) {
    resources.remove(machine.account(), machine.region(), machine.arn());
  }

  ObjectNode list(Machine machine) {
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("tags");
    resources
        .find(machine.account(), machine.region(), machine.arn())
        .ifPresent(resource ->
            resource
                .tags()
                .forEach((key, value) -> list.addObject().put("key", key).put("value", value)));
    return answer;
  }

  ObjectNode add(Machine machine, JsonNode tags) {
    var changes = read(tags);
    resources.update(
        machine.account(),
        machine.region(),
        machine.arn(),
        resource -> {
          var changed = resource.with(changes);
          if (changed.tags().size() > MOST) {
            throw new AwsError(400, "TooManyTags", "A resource can have %d tags".formatted(MOST));
          }
          return changed;
        });
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode remove(Machine machine, JsonNode keys) {
    var names = new ArrayList<String>();
    keys.forEach(key -> names.add(key.asText()));
    resources.update(
        machine.account(), machine.region(), machine.arn(), resource -> resource.without(names));
    return JsonNodeFactory.instance.objectNode();
  }

  static Map<String, String> read(JsonNode list) {
    var tags = new TreeMap<String, String>();
    for (var tag : list) {
      tags.put(tag.path("key").asText(), tag.path("value").asText());
    }
    return tags;
  }
}

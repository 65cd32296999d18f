package groundcrew.local.tagging;

import groundcrew.local.world.Organization;
import groundcrew.local.world.Resources;
import groundcrew.local.world.TaggedResource;
import groundcrew.local.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One account with few resources, whose ARNs a test can name.
final class SmallWorld {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-west-1";
  static final String BUCKET = "arn:aws:s3:::invoices";
  static final String INSTANCE = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1";
  static final String NEVER_TAGGED = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";
  static final String STACK_SET = "arn:aws:cloudformation:eu-west-1:111122223333:stackset/base:1";

  private SmallWorld() {}

  static World create() {
    var world = empty();
    add(world, BUCKET, "s3:bucket", Map.of("team", "red"));
    add(world, INSTANCE, "ec2:instance", Map.of("team", "blue", "Name", "web"));
    add(world, NEVER_TAGGED, "ec2:volume", Map.of());
    add(world, STACK_SET, "cloudformation:stackset", Map.of("team", "red"));
    return world;
  }

  static World queues(int count) {
    var world = empty();
    for (var i = 0; i < count; i++) {
      var arn = "arn:aws:sqs:eu-west-1:111122223333:queue-%05d".formatted(i);
      add(world, arn, "sqs:queue", Map.of("a", "1", "b", "2"));
    }
    return world;
  }

  private static World empty() {
    var organization =
        new Organization("o-test", "r-test", ACCOUNT, Set.of(), List.of(), List.of());
    return new World(organization, List.of(REGION), new Resources());
  }

  private static void add(World world, String arn, String type, Map<String, String> tags) {
    world.resources().add(TaggedResource.of(arn, ACCOUNT, REGION, type, tags));
  }
}

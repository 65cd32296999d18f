package groundcrew.local.tagging;

import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.Resources;
import groundcrew.local.fixture.TaggedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One account with few resources, whose ARNs a test can name.
final class SmallFixture {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-west-1";
  static final String BUCKET = "arn:aws:s3:::invoices";
  static final String INSTANCE = "arn:aws:ec2:eu-west-1:111122223333:instance/i-1";
  static final String NEVER_TAGGED = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";
  static final String STACK_SET = "arn:aws:cloudformation:eu-west-1:111122223333:stackset/base:1";

  private SmallFixture() {}

  static Fixture create() {
    var fixture = empty();
    add(fixture, BUCKET, "s3:bucket", Map.of("team", "red"));
    add(fixture, INSTANCE, "ec2:instance", Map.of("team", "blue", "Name", "web"));
    add(fixture, NEVER_TAGGED, "ec2:volume", Map.of());
    add(fixture, STACK_SET, "cloudformation:stackset", Map.of("team", "red"));
    return fixture;
  }

  static Fixture queues(int count) {
    var fixture = empty();
    for (var i = 0; i < count; i++) {
      var arn = "arn:aws:sqs:eu-west-1:111122223333:queue-%05d".formatted(i);
      add(fixture, arn, "sqs:queue", Map.of("a", "1", "b", "2"));
    }
    return fixture;
  }

  private static Fixture empty() {
    var organization =
        new Organization("o-test", "r-test", ACCOUNT, Set.of(), List.of(), List.of());
    return new Fixture(organization, List.of(REGION), new Resources());
  }

  private static void add(Fixture fixture, String arn, String type, Map<String, String> tags) {
    fixture.resources().add(TaggedResource.of(arn, ACCOUNT, REGION, type, tags));
  }
}

package groundcrew.demo.system;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/// The tagging system: the stacks of its levels in the home account, its role in every other one.
public final class TaggingSystem {
  /// The system's name in the assembly.
  public static final String NAME = "tagging";

  /// The stack that lists accounts and tags resources.
  public static final String HOME_STACK = "groundcrew-tagging-cloud-center";

  /// What the names of the level's functions, queues and bucket begin with.
  public static final String LEVEL = "groundcrew-cloud-center";

  /// The stack that tells people; an assembly without an address has none.
  public static final String ALARM_STACK = "groundcrew-alarms";

  private static final Duration POLL = Duration.ofMillis(100);
  private final LocalCloud cloud;
  private final String home;
  private final String region;
  private final Set<String> keys;

  private TaggingSystem(LocalCloud cloud, String home, String region, Set<String> keys) {
    this.cloud = cloud;
    this.home = home;
    this.region = region;
    this.keys = keys;
  }

  /// Deploys the templates of an assembly, in their order, each into its account; the stack set
  /// among them brings the member role into the accounts that have no stack of their own. Its
  /// schedules are disabled: [#run] fires them.
  public static TaggingSystem deploy(LocalCloud cloud, List<Template> templates) {
    templates.forEach(cloud::deploy);
    var scheduler = cloud.module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::disable);
    var home = named(templates, HOME_STACK);
    return new TaggingSystem(
        cloud, home.account().orElseThrow(), home.region().orElseThrow(), keys(home));
  }

  /// Returns the account in which the functions run.
  public String home() {
    return home;
  }

  /// Returns the bucket of the level's journals.
  public String journalBucket() {
    return "%s-journal-%s".formatted(LEVEL, home);
  }

  /// Returns the newest run in the journal, such as `2026-01-31T02:00:00Z`.
  ///
  /// @throws java.util.NoSuchElementException before the first one
  public String latestRun() {
    try (var s3 = new AsOperator(cloud, home, region).client(S3Client.builder())) {
      return s3
          .listObjectsV2(r -> r.bucket(journalBucket()).prefix("journal/").delimiter("/"))
          .commonPrefixes()
          .stream()
          .map(prefix -> prefix.prefix().split("/", -1)[1])
          .max(String::compareTo)
          .orElseThrow();
    }
  }

  /// Returns the template of a stack.
  public static Template named(List<Template> templates, String stack) {
    return templates.stream()
        .filter(template -> template.stack().equals(stack))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the assembly has no stack %s; it has %s"
                    .formatted(stack, templates.stream().map(Template::stack).toList())));
  }

  /// Returns the tag keys of the level whose stack is among the templates.
  public static Set<String> keys(List<Template> templates) {
    return keys(named(templates, HOME_STACK));
  }

  /// Returns the tag keys that the template gives to the function that lists accounts.
  public Set<String> keys() {
    return keys;
  }

  /// Fires the schedule now and waits until no message is left.
  ///
  /// @param tick called about ten times a second
  /// @throws IllegalStateException naming the cause, when the run cannot end well
  public void run(Duration limit, Runnable tick) {
    var scheduler = cloud.module(SchedulerModule.class).scheduler();
    scheduler.arns().forEach(scheduler::fire);
    await(limit, tick);
  }

  /// Waits until no message is left.
  ///
  /// @param tick called about ten times a second
  /// @throws IllegalStateException naming the cause, when it cannot end well
  public void await(Duration limit, Runnable tick) {
    new CloudWait(cloud, POLL)
        .until(
            "empty queues",
            limit,
            () -> {
              tick.run();
              return cloud.quiet();
            });
    tick.run();
  }

  private static Set<String> keys(Template home) {
    return home.idsOf("AWS::Lambda::Function").stream()
        .map(id -> home.resource(id).at("/Properties/Environment/Variables/TAG_KEYS"))
        .filter(JsonNode::isTextual)
        .flatMap(node -> Stream.of(node.asText().split(",")))
        .collect(Collectors.toUnmodifiableSet());
  }
}

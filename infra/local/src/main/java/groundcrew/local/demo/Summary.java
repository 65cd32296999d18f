package groundcrew.local.demo;

import groundcrew.local.door.CallCounts;
import groundcrew.local.system.TagAudit;
import groundcrew.local.world.World;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;

/// What the demo did: read from the world, the functions' logs and the front door's counts.
final class Summary {
  private final World world;
  private final TagAudit audit;
  private final TaggerLog log;
  private final CallCounts counts;

  Summary(World world, Set<String> keys, TaggerLog log, CallCounts counts) {
    this.world = world;
    this.audit = TagAudit.of(world, keys);
    this.log = log;
    this.counts = counts;
  }

  boolean allRight() {
    return audit.wrong().isEmpty();
  }

  void print(Screen screen, Duration took) {
    screen.line("");
    screen.line(screen.bold("%,8d accounts").formatted(audit.accounts()));
    screen.line("%,8d resources".formatted(world.resources().all().count()));
    screen.line("%,8d tagged".formatted(log.tagged()));
    screen.line("%,8d already right".formatted(log.alreadyRight()));
    screen.line("%,8d CloudFormation stacks and stack sets left alone".formatted(log.skipped()));
    screen.line(
        "%,8d never had a tag, so GetResources does not list them"
            .formatted(audit.neverTagged().size()));
    screen.line("%,8d failed".formatted(audit.wrong().size()));
    log.reasons().forEach((reason, times) -> screen.line("%,12d %s".formatted(times, reason)));
    screen.line("");
    screen.line(screen.bold("   calls"));
    var byOperation = new TreeMap<String, Long>();
    counts.snapshot().forEach((key, n) -> byOperation.merge(key.operation(), n, Long::sum));
    byOperation.forEach((operation, n) -> screen.line("%,8d %s".formatted(n, operation)));
    screen.line("");
    screen.line(
        "%s after %.1f s"
            .formatted(
                allRight()
                    ? "Every taggable resource has its account's tags"
                    : "Not everything is tagged",
                took.toMillis() / 1000.0));
  }
}

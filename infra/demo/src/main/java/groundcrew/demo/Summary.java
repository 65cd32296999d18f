package groundcrew.demo;

import groundcrew.demo.system.TagAudit;
import groundcrew.local.gateway.CallCounts;
import java.time.Duration;
import java.util.TreeMap;

/// What the demo did: read from the fixture, the functions' logs and the gateway's counts.
///
/// @param before the fixture before the run
/// @param after the fixture after it
record Summary(TagAudit before, TagAudit after, TaggerLog log, CallCounts counts) {
  boolean allRight() {
    return failed() == 0;
  }

  private int failed() {
    return after.wrong().size() + after.neverTagged().size();
  }

  void print(Screen screen, Duration took) {
    screen.line("");
    screen.line(screen.bold("%,8d accounts").formatted(after.accounts()));
    screen.line("%,8d resources".formatted(after.resources()));
    screen.line("%,8d tagged".formatted(log.tagged()));
    screen.line(
        "%,12d of them had no tag before: Resource Explorer listed them"
            .formatted(before.neverTagged().size() - after.neverTagged().size()));
    screen.line("%,8d up to date".formatted(log.upToDate()));
    screen.line("%,8d CloudFormation stacks and stack sets skipped".formatted(log.skipped()));
    screen.line("%,8d failed".formatted(failed()));
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

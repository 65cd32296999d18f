package groundcrew.demo.soak;

import groundcrew.demo.system.TagAudit;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.TaggedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// What the fixture's tags were like at one moment.
///
/// @param tags by ARN
/// @param accounts those that are to be tagged
record Snapshot(Map<String, SortedMap<String, String>> tags, Set<String> accounts) {
  static Snapshot of(Fixture fixture, Set<String> keys) {
    var tags = new HashMap<String, SortedMap<String, String>>();
    fixture.resources().all().forEach(resource -> tags.put(resource.arn(), resource.tags()));
    var audit = TagAudit.of(fixture, keys);
    var accounts = new HashSet<String>();
    audit.wrong().forEach(resource -> accounts.add(resource.account()));
    audit.right().forEach(resource -> accounts.add(resource.account()));
    return new Snapshot(tags, accounts);
  }

  /// Tells whether a resource has other tags now.
  boolean changed(TaggedResource now) {
    return !now.tags().equals(tags.get(now.arn()));
  }

  boolean wanted(String account) {
    return accounts.contains(account);
  }
}

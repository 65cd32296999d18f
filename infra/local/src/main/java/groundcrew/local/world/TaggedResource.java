package groundcrew.local.world;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A resource and its tags at one moment.
///
/// @param region where it is listed: global resources are listed in us-east-1
/// @param type as `GetResources` filters by it, such as `ec2:instance`
/// @param everTagged whether it has, or once had, a tag
public record TaggedResource(
    String arn,
    String account,
    String region,
    String type,
    NavigableMap<String, String> tags,
    boolean everTagged) {

  /// Creates a resource with its own copy of the tags.
  public TaggedResource {
    tags = Collections.unmodifiableNavigableMap(new TreeMap<>(tags));
    everTagged = everTagged || !tags.isEmpty();
  }

  /// Returns a resource with these tags; without any, one that never had a tag.
  public static TaggedResource of(
      String arn, String account, String region, String type, Map<String, String> tags) {
    return new TaggedResource(arn, account, region, type, new TreeMap<>(tags), false);
  }

  /// Tells whether it belongs to no region, wherever it is listed.
  public boolean global() {
    return ArnPatterns.global(type);
  }

  /// Returns the resource with tags added or changed.
  public TaggedResource with(Map<String, String> changes) {
    var merged = new TreeMap<>(tags);
    merged.putAll(changes);
    return new TaggedResource(arn, account, region, type, merged, everTagged);
  }

  /// Returns the resource without some tags.
  public TaggedResource without(Collection<String> keys) {
    var rest = new TreeMap<>(tags);
    rest.keySet().removeAll(keys);
    return new TaggedResource(arn, account, region, type, rest, everTagged);
  }
}

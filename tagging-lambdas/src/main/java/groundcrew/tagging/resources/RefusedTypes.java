package groundcrew.tagging.resources;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The types of resources of which one refused its tags.
///
/// Some services list resources that never take tags, and one of these can make AWS reject the
/// whole call. Resources of such a type share calls only with each other.
public final class RefusedTypes {
  /// Service, and the type where the ARN has one.
  private static final Pattern TYPE =
      Pattern.compile("arn:[^:]*:([^:]*):[^:]*:[^:]*:(?:([^:/]*)[:/])?.*");

  private final Set<String> types = ConcurrentHashMap.newKeySet();

  void add(String arn) {
    types.add(type(arn));
  }

  /// Returns the group of resources with which the resource may share a call.
  String group(String arn) {
    var type = type(arn);
    return types.contains(type) ? type : "";
  }

  /// Returns service and type of a resource, such as `ec2:instance`, or `sqs`, whose ARNs have no
  /// type.
  public static String type(String arn) {
    var parts = TYPE.matcher(arn);
    if (!parts.matches()) {
      return arn;
    }
    return parts.group(2) == null ? parts.group(1) : parts.group(1) + ":" + parts.group(2);
  }
}

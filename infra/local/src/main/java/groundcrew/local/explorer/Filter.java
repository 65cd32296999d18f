package groundcrew.local.explorer;

import groundcrew.local.fixture.TaggedResource;
import groundcrew.local.gateway.AwsError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a `FilterString` asks for: filters that all hold, each with values of which one holds.
record Filter(Map<String, List<String>> wanted) {
  private static final Map<String, Pattern> KNOWN =
      Map.of(
          "accountid", Pattern.compile("\\d{12}"),
          "region", Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d|global"),
          "resourcetype.supports", Pattern.compile("tags"),
          "tag", Pattern.compile("none"));

  /// Some of the types that the service lists and that take no tags.
  private static final Set<String> WITHOUT_TAGS =
      Set.of("cloudwatch:dashboard", "iam:group", "s3:storage-lens");

  /// The service does not index the tags of IAM: each of its resources looks as if it had none.
  private static final String NOT_INDEXED = "iam:";

  /// Reads a filter; the service ignores case.
  ///
  /// @throws AwsError for whatever is not `tag:none`, `resourcetype.supports:tags`, `region:…` or
  ///   `accountid:…`
  static Filter of(String text) {
    var wanted = new HashMap<String, List<String>>();
    for (var word : text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      var colon = word.indexOf(':');
      var name = colon < 0 ? word : word.substring(0, colon);
      var values = List.of(word.substring(colon + 1).split(",", -1));
      var known = KNOWN.get(name);
      if (known == null
          || !values.stream().allMatch(value -> known.matcher(value).matches())
          || wanted.put(name, values) != null) {
        throw invalid(
            "The local Resource Explorer does not understand the filter %s".formatted(word));
      }
    }
    return new Filter(Map.copyOf(wanted));
  }

  boolean asksForTags() {
    return wanted.containsKey("tag");
  }

  Predicate<TaggedResource> predicate() {
    return resource ->
        holds("accountid", resource.account())
            && holds("region", region(resource))
            && (!wanted.containsKey("resourcetype.supports")
                || !WITHOUT_TAGS.contains(resource.type()))
            && (!asksForTags() || untagged(resource));
  }

  private boolean holds(String name, String value) {
    return !wanted.containsKey(name) || wanted.getOrDefault(name, List.of()).contains(value);
  }

  /// Returns the region that the service shows.
  static String region(TaggedResource resource) {
    return resource.global() ? "global" : resource.region();
  }

  private static boolean untagged(TaggedResource resource) {
    return resource.type().startsWith(NOT_INDEXED)
        || resource.tags().keySet().stream().allMatch(key -> key.startsWith("aws:"));
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}

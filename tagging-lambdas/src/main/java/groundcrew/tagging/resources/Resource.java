package groundcrew.tagging.resources;

import java.util.Map;
import java.util.regex.Pattern;

/// A resource and its tags.
public record Resource(String arn, Map<String, String> tags) {
  private static final Pattern STACK =
      Pattern.compile("arn:[^:]+:cloudformation:[^:]*:[^:]*:(stack|stackset)/.*");

  private static final Pattern IGNORES_KEY_CASE = Pattern.compile("arn:[^:]+:iam:.*");

  public Resource {
    tags = Map.copyOf(tags);
  }

  /// Returns whether it is a CloudFormation stack or stack set, which a new tag would update.
  public boolean stack() {
    return STACK.matcher(arn).matches();
  }

  /// Returns whether a key replaces another one that differs from it only by case: so does IAM,
  /// while other services have both.
  public static boolean ignoresKeyCase(String arn) {
    return IGNORES_KEY_CASE.matcher(arn).matches();
  }

  /// Returns whether the resource has the tags that the edit results in.
  public boolean satisfies(Edit edit) {
    return tags.entrySet().containsAll(edit.put().entrySet())
        && edit.remove().stream().noneMatch(tags::containsKey);
  }
}

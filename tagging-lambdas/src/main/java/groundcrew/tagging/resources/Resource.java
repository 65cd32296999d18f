package groundcrew.tagging.resources;

import java.util.Map;
import java.util.regex.Pattern;

/// A resource and its tags.
public record Resource(String arn, Map<String, String> tags) {
  private static final Pattern STACK =
      Pattern.compile("arn:[^:]+:cloudformation:[^:]*:[^:]*:(stack|stackset)/.*");

  public Resource {
    tags = Map.copyOf(tags);
  }

  /// Tells whether it is a CloudFormation stack or stack set, which a new tag would update.
  public boolean stack() {
    return STACK.matcher(arn).matches();
  }

  /// Tells whether the resource is as the edit makes it.
  public boolean satisfies(Edit edit) {
    return tags.entrySet().containsAll(edit.put().entrySet())
        && edit.remove().stream().noneMatch(tags::containsKey);
  }
}

package groundcrew.tagging.resources;

import java.util.Map;
import java.util.regex.Pattern;

/// A resource and the tags it has.
public record Resource(String arn, Map<String, String> tags) {
  private static final Pattern STACK =
      Pattern.compile("arn:[^:]+:cloudformation:[^:]*:[^:]*:(stack|stackset)/.*");

  public Resource {
    tags = Map.copyOf(tags);
  }

  /// Tells whether it is a stack or a stack set, which a new tag would update.
  public boolean stack() {
    return STACK.matcher(arn).matches();
  }

  /// Tells whether nothing is left to be edited.
  public boolean satisfies(Edit edit) {
    return tags.entrySet().containsAll(edit.put().entrySet())
        && edit.remove().stream().noneMatch(tags::containsKey);
  }
}

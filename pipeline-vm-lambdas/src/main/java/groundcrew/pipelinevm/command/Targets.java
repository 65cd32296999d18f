package groundcrew.pipelinevm.command;

import groundcrew.common.PermanentFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The machines of a command: ids of instances and of hybrid nodes, or all that have a tag.
///
/// @param names ids, or a single `tag:Key=Value`
public record Targets(List<String> names) {
  /// Run Command takes at most 50 ids.
  private static final int MOST = 50;

  private static final Pattern ID = Pattern.compile("m?i-[0-9a-f]{8,17}");
  private static final Pattern TAG = Pattern.compile("tag:([^=]{1,128})=(.{1,256})");

  /// @throws PermanentFailureException if Run Command does not take these together
  public Targets {
    names = names.stream().distinct().toList();
    var ids = names.stream().filter(Targets::isId).count();
    if (names.isEmpty() || names.size() > MOST || (names.size() > 1 && ids < names.size())) {
      throw new PermanentFailureException(
          "a command has 1 to 50 instance ids, or one tag:Key=Value; received %s".formatted(names));
    }
  }

  /// Returns the name of a target.
  ///
  /// @throws IllegalArgumentException if it is neither an id nor a tag
  public static String name(String text) {
    if (!isId(text) && !TAG.matcher(text).matches()) {
      throw new IllegalArgumentException("neither an instance id nor tag:Key=Value");
    }
    return text;
  }

  private static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  /// Returns the id if the command has a single machine.
  public Optional<String> single() {
    return names.size() == 1 && isId(names.getFirst())
        ? Optional.of(names.getFirst())
        : Optional.empty();
  }

  List<String> instanceIds() {
    return names.stream().filter(Targets::isId).toList();
  }

  /// Returns the value of the tag by its key; empty for ids.
  Map<String, String> tag() {
    return names.stream()
        .map(TAG::matcher)
        .filter(Matcher::matches)
        .collect(Collectors.toMap(tag -> tag.group(1), tag -> tag.group(2)));
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }
}

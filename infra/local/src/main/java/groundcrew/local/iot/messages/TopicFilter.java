package groundcrew.local.iot.messages;

import java.util.List;

/// A topic filter, such as `groundcrew/button/+/press`.
///
/// @param levels the text between the slashes
public record TopicFilter(List<String> levels) {

  /// Reads a topic filter.
  ///
  /// @throws IllegalArgumentException where a wildcard is not a level of its own, or `#` is not the
  ///   last one
  public static TopicFilter parse(String text) {
    var levels = List.of(text.split("/", -1));
    for (var i = 0; i < levels.size(); i++) {
      var level = levels.get(i);
      var wildcard = level.contains("+") || level.contains("#");
      if (text.isEmpty()
          || (wildcard && level.length() > 1)
          || (level.equals("#") && i < levels.size() - 1)) {
        throw new IllegalArgumentException("'" + text + "' is no topic filter");
      }
    }
    return new TopicFilter(levels);
  }

  /// Tells whether a topic matches. A wildcard at the beginning never matches a reserved topic,
  /// which begins with `$`.
  public boolean matches(String topic) {
    var actual = topic.split("/", -1);
    if (topic.startsWith("$") && !levels.getFirst().equals(actual[0])) {
      return false;
    }
    for (var i = 0; i < levels.size(); i++) {
      if (levels.get(i).equals("#")) {
        return true;
      }
      if (i >= actual.length || !(levels.get(i).equals("+") || levels.get(i).equals(actual[i]))) {
        // A filter a/# matches the topic a, too.
        return false;
      }
    }
    return actual.length == levels.size();
  }
}

package groundcrew.tagging.levels;

import groundcrew.tagging.member.TaskContext;
import java.util.Map;

/// What each level owns in an account and region, where the other levels and the account's own
/// tools read it.
public interface LevelParameters {
  /// Returns the value of every level, by the ARN of the parameter, whose last part is the level.
  Map<String, String> all(TaskContext context);

  /// Replaces the value of the level.
  void write(TaskContext context, LevelTags tags);
}

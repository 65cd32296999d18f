package groundcrew.tagging.levels;

import groundcrew.tagging.member.TaskContext;
import java.util.Map;

/// Stores what each level owns in an account and region, where the other levels and the account's
/// own tools can read it.
public interface LevelParameters {
  /// Returns the values of all levels by the ARN of the parameter, which ends with the level.
  Map<String, String> all(TaskContext context);

  /// Writes the value of the level, replacing an earlier one.
  void write(TaskContext context, LevelTags tags);
}

package groundcrew.tagging.levels;

import groundcrew.tagging.member.Target;
import java.util.Map;

/// What each level owns in an account and region, for the other levels and the account's own tools
/// to read.
public interface LevelParameters {
  /// Returns what is written for every level, by the ARN of the parameter, whose last part is the
  /// level.
  Map<String, String> all(Target target);

  /// Replaces what is written for the level.
  void write(Target target, LevelTags tags);
}

package groundcrew.tagging.resources;

import java.util.Optional;

/// What each level owns, for the account's own tools to read.
public interface TagParameters {
  /// Returns what is written for the level.
  Optional<String> read(Target target, String level);

  /// Replaces what is written for the level.
  void write(Target target, String level, String value);
}

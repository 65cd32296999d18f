package groundcrew.tagging.message;

import java.time.Instant;

/// Work in one account and region, which a message requests.
public sealed interface Task permits TaggingTask, UndoTask {
  /// Returns the level whose tags the task changes.
  String level();

  /// Returns the id of the account.
  String account();

  /// Returns the name of the region.
  String region();

  /// Returns the time of the run that the task belongs to, which names its journal.
  Instant run();

  /// Returns where the task continues.
  Position position();

  /// Returns the task that continues at another position.
  Task at(Position position);
}

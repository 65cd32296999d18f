package groundcrew.pipelinevm.command;

import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.Optional;

/// The commands of Run Command.
public interface Commands {
  /// Sends a command. A call that fails may have sent it.
  ///
  /// @throws groundcrew.common.PermanentFailureException if Run Command refuses it
  SentCommand send(CommandRequest request, Deadline deadline);

  /// Finds a command by its comment.
  ///
  /// @param since the command was sent later
  Optional<SentCommand> find(String comment, Instant since, Deadline deadline);
}

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

  /// Cancels a command on all of its machines. One that has ended stays as it is. A script that has
  /// started is asked to end, and Run Command does not guarantee that it does.
  void cancel(String command, Deadline deadline);
}

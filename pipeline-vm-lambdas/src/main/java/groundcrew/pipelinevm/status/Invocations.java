package groundcrew.pipelinevm.status;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Optional;

/// What became of commands.
public interface Invocations {
  /// Returns the command on each of its machines that is listed so far.
  ///
  /// @param instance only this one
  List<Invocation> list(String command, Optional<String> instance, Deadline deadline);

  /// Returns the command as a whole; empty if it is not listed yet.
  Optional<CommandOverview> overview(String command, Deadline deadline);

  /// Returns what the command wrote on a machine.
  Output output(String command, Invocation invocation, Deadline deadline);
}

package groundcrew.pipelinevm.command;

import groundcrew.pipelinevm.document.CommandDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What is sent.
///
/// @param comment by which the command is found again
/// @param delivery how long a target may take to start
/// @param outputBucket takes all of the output
public record CommandRequest(
    CommandDocument document,
    Targets targets,
    Map<String, List<String>> parameters,
    String comment,
    Duration delivery,
    String outputBucket) {
  public CommandRequest {
    parameters = Map.copyOf(parameters);
  }
}

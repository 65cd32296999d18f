package groundcrew.pipelinevm.cancel;

import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.Commands;
import groundcrew.pipelinevm.command.SentCommand;
import groundcrew.pipelinevm.submit.Submission;
import groundcrew.pipelinevm.submit.Submissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cancels the commands of an execution that has ended, also one that is being sent.
public final class CancelCommands {
  /// A submission sends within its 30 seconds, and what was sent is listed after 60 more.
  private static final Duration LISTED = Duration.ofSeconds(90);

  private final Submissions submissions;
  private final Commands commands;
  private final InstantSource clock;

  public CancelCommands(Submissions submissions, Commands commands, InstantSource clock) {
    this.submissions = submissions;
    this.commands = commands;
    this.clock = clock;
  }

  /// Returns the ids of the commands that were canceled. Those that had ended are among them.
  ///
  /// @throws IllegalStateException if a command could not be canceled, or may still be sent, and a
  ///   later attempt can tell; the others are canceled
  public List<String> cancel(String execution, Deadline deadline) {
    var canceled = new ArrayList<String>();
    var open = new IllegalStateException("not every command of the execution is canceled");
    submissions
        .cancel(execution, clock.instant(), deadline)
        .forEach((submission, known) -> {
          try {
            known
                .command()
                .or(() -> find(submission, known, deadline))
                .map(SentCommand::id)
                .ifPresent(command -> {
                  commands.cancel(command, deadline);
                  canceled.add(command);
                });
          } catch (RuntimeException failure) {
            open.addSuppressed(failure);
          }
        });
    if (open.getSuppressed().length > 0) {
      throw open;
    }
    return canceled;
  }

  private Optional<SentCommand> find(
      Submission submission, Submissions.Known known, Deadline deadline) {
    var found = known.find(submission, commands, deadline);
    if (found.isEmpty() && clock.instant().isBefore(known.sendingSince().plus(LISTED))) {
      throw new IllegalStateException(
          "state %s may have sent a command at %s, and it is not listed yet"
              .formatted(submission.state(), known.sendingSince()));
    }
    return found;
  }
}

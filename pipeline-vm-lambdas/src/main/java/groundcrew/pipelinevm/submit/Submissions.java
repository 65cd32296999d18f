package groundcrew.pipelinevm.submit;

import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.Commands;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The records of what was submitted.
public interface Submissions {
  /// What is recorded of a submission.
  ///
  /// @param sendingSince when its command was about to be sent
  /// @param command that was sent, if the answer arrived
  /// @param canceled whether its execution has ended, so that nothing may be sent any more
  record Known(Instant sendingSince, Optional<SentCommand> command, boolean canceled) {
    /// The clocks of the function and of Run Command differ.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /// Finds the command among those that Run Command lists: its answer may have been lost.
    public Optional<SentCommand> find(Submission submission, Commands commands, Deadline deadline) {
      return commands.find(submission.comment(), sendingSince.minus(CLOCKS), deadline);
    }
  }

  /// Records that a command is about to be sent. Returns what was recorded before; the record is
  /// unchanged then.
  Optional<Known> begin(Submission submission, Instant now, Deadline deadline);

  /// Records that a command is about to be sent again. Returns false if another attempt has changed
  /// the record since it was read.
  boolean beginAgain(Submission submission, Known read, Instant now, Deadline deadline);

  /// Records the command that was sent. Returns false if the submission was canceled meanwhile:
  /// whoever canceled it may not have seen the command.
  boolean sent(Submission submission, SentCommand command, Deadline deadline);

  /// Cancels every submission of an execution, also those that begin later. Returns what is
  /// recorded of those whose command was about to be sent.
  ///
  /// Either the returned records have the command of a submission, or its [#sent] returns false.
  Map<Submission, Known> cancel(String execution, Instant now, Deadline deadline);
}

package groundcrew.pipelinevm.submit;

import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Instant;
import java.util.Optional;

/// The records of what was submitted.
public interface Submissions {
  /// What is recorded of a submission.
  ///
  /// @param sendingSince when its command was about to be sent
  /// @param command that was sent, if the answer arrived
  record Known(Instant sendingSince, Optional<SentCommand> command) {}

  /// Records that a command is about to be sent. Returns what was recorded before; the record is
  /// unchanged then.
  Optional<Known> begin(Submission submission, Instant now, Deadline deadline);

  /// Records that a command is about to be sent again. Returns false if another attempt has changed
  /// the record since it was read.
  boolean beginAgain(Submission submission, Known read, Instant now, Deadline deadline);

  /// Records the command that was sent.
  void sent(Submission submission, SentCommand command, Deadline deadline);
}

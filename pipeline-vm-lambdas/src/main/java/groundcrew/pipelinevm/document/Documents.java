package groundcrew.pipelinevm.document;

import groundcrew.common.Deadline;

/// The documents of Run Command.
public interface Documents {
  /// Returns the document that commands run.
  ///
  /// @throws groundcrew.common.PermanentFailureException if there is no such document
  CommandDocument read(Deadline deadline);
}

package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.resources.Edit;
import java.util.Optional;

/// What has to be done about a resource.
sealed interface Decision {
  /// Nothing: it is right.
  ///
  /// @param note what a person should know about it all the same
  record Right(Optional<String> note) implements Decision {}

  /// It has to be written.
  ///
  /// @param change what changes
  /// @param edit what is sent, which is the same for as many resources as can be
  record Wrong(Change change, Edit edit, Optional<String> note) implements Decision {}

  /// It must not be touched.
  record Untouchable(String reason) implements Decision {}
}

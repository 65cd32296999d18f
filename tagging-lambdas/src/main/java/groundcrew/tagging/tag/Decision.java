package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.resources.Edit;
import java.util.Optional;

/// What has to be done about a resource.
sealed interface Decision {
  /// Nothing: the resource is as it should be.
  ///
  /// @param note a remark for a person
  record UpToDate(Optional<String> note) implements Decision {}

  /// The resource has to be written.
  ///
  /// @param change what changes
  /// @param edit what is written, which is the same for as many resources as possible
  record NeedsUpdate(Change change, Edit edit, Optional<String> note) implements Decision {}

  /// The resource must not be written.
  record Protected(String reason) implements Decision {}
}

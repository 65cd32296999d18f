package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.resources.Edit;
import java.util.Optional;

/// The decision about a resource.
sealed interface Decision {
  /// The resource has all tags of the level, and no stale one.
  ///
  /// @param note remark for the journal
  record UpToDate(Optional<String> note) implements Decision {}

  /// The resource has to be written.
  ///
  /// @param change tags that change
  /// @param edit tags that are written, which are equal for as many resources as possible
  record NeedsUpdate(Change change, Edit edit, Optional<String> note) implements Decision {}

  /// The resource must not be written.
  record Protected(String reason) implements Decision {}
}

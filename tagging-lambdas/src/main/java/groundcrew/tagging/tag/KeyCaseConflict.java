package groundcrew.tagging.tag;

/// What becomes of a resource that has a key of the level in another case, where the service
/// ignores the case of keys.
public enum KeyCaseConflict {
  /// The resource is not written, and the journal states the reason.
  SKIP,
  /// The level's key replaces the other one, which an undo brings back.
  REPLACE
}

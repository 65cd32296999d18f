package groundcrew.local.template;

import java.util.Optional;

/// What a deployment does to one resource.
///
/// It is decided when the turn of the resource comes, not for the whole stack before: only then is
/// it known whether what it refers to keeps its physical id.
sealed interface Step {

  /// Nothing was there.
  record Create(Resource resource) implements Step {}

  /// Nothing is called.
  record Keep(Existing existing) implements Step {}

  /// It keeps what it holds, and its physical id.
  record Update(Existing existing, Resource resource) implements Step {}

  /// Another one is created; this one is deleted in the clean-up.
  record Replace(Existing existing, Resource resource) implements Step {}

  /// Compares two versions of a resource.
  ///
  /// @param wanted the new version, its intrinsic functions resolved
  /// @param changes of its type
  /// @throws IllegalArgumentException naming the logical id, for a change that is refused
  static Step between(Optional<Existing> before, Resource wanted, Changes changes) {
    if (before.isEmpty()) {
      return new Create(wanted);
    }
    var existing = before.get();
    var resource = existing.resource();
    if (resource.properties().equals(wanted.properties())) {
      return new Keep(existing);
    }
    return changes.replace(resource, wanted)
        ? new Replace(existing, wanted.numbered(resource.number() + 1))
        : new Update(existing, wanted.numbered(resource.number()));
  }
}

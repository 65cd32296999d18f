package groundcrew.local.template;

/// A resource that exists.
///
/// @param resource as it was last created or updated
/// @param created what that gave
public record Existing(Resource resource, Created created) {

  /// Returns what `Ref` gives: the physical id.
  public String id() {
    return created.ref();
  }
}

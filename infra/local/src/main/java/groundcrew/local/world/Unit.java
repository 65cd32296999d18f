package groundcrew.local.world;

import java.util.Map;

/// An organizational unit.
///
/// @param parent id of the unit above it, or of the root
public record Unit(String id, String name, String parent, Map<String, String> tags) {

  /// Creates a unit with its own copy of the tags.
  public Unit {
    tags = Map.copyOf(tags);
  }
}

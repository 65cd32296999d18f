package groundcrew.local.world;

import java.time.Instant;
import java.util.Map;

/// An account of the organization.
///
/// @param id twelve digits
/// @param parent id of its unit, or of the root
public record Account(
    String id,
    String name,
    String email,
    String parent,
    State state,
    Instant joined,
    Map<String, String> tags) {

  /// Creates an account with its own copy of the tags.
  public Account {
    tags = Map.copyOf(tags);
  }

  /// What Organizations calls an account's state.
  public enum State {
    /// Not yet usable.
    PENDING_ACTIVATION,
    /// In use.
    ACTIVE,
    /// Suspended by AWS.
    SUSPENDED,
    /// Its owner has asked to close it.
    PENDING_CLOSURE,
    /// Closed, and listed for 90 days more.
    CLOSED
  }
}

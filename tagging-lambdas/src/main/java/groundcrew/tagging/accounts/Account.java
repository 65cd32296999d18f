package groundcrew.tagging.accounts;

/// An account of the organization.
///
/// @param state state in the organization, such as ACTIVE or SUSPENDED
public record Account(String id, String state) {
  /// Returns whether calls in the account can succeed.
  public boolean active() {
    return state.equals("ACTIVE");
  }
}

package groundcrew.tagging.accounts;

/// An account of the organization.
///
/// @param state of the account in the organization, such as ACTIVE or SUSPENDED
public record Account(String id, String state) {
  /// Tells whether the account answers calls.
  public boolean active() {
    return state.equals("ACTIVE");
  }
}

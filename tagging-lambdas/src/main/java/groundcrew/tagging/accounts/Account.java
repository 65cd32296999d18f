package groundcrew.tagging.accounts;

/// An account of the organization.
///
/// @param state as the organization names it, such as ACTIVE or SUSPENDED
public record Account(String id, String state) {
  /// Tells whether calls into the account are answered.
  public boolean active() {
    return state.equals("ACTIVE");
  }
}

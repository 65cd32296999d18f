package groundcrew.local.ground;

/// Which AWS services the organization trusts, and which member accounts administer them for it.
public interface DelegatedAdministrators {
  /// Principal of StackSets with permissions that the service manages.
  String STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";

  /// Tells whether an account is registered for a service.
  ///
  /// @param service principal, such as [#STACK_SETS]
  boolean administers(String account, String service);

  /// Tells whether a service has trusted access to the organization.
  ///
  /// @param service principal, such as [#STACK_SETS]
  boolean trusts(String service);
}

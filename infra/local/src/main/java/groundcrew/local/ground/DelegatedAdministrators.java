package groundcrew.local.ground;

/// Which member accounts administer an AWS service for the organization.
@FunctionalInterface
public interface DelegatedAdministrators {
  /// Principal of StackSets with permissions that the service manages.
  String STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";

  /// Tells whether an account is registered for a service.
  ///
  /// @param service principal, such as [#STACK_SETS]
  boolean administers(String account, String service);
}

package groundcrew.local.lambda;

/// Opens sessions of roles for AWS services.
@FunctionalInterface
public interface RoleSessions {

  /// Returns credentials of a role whose trust policy lets the service assume it.
  ///
  /// @param servicePrincipal such as `lambda.amazonaws.com`
  SessionKeys open(String roleArn, String sessionName, String servicePrincipal);
}

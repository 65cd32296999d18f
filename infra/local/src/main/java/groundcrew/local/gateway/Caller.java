package groundcrew.local.gateway;

import java.util.Map;
import java.util.Optional;

/// Who signed a call.
///
/// @param account twelve digits
/// @param arn what `GetCallerIdentity` answers, `arn:aws:sts::…:assumed-role/…` for a role
/// @param roleArn the role whose policies decide; empty for the operator, who may do everything in
///   `account`
/// @param service the service that calls in its own name, of which only resources' policies speak
/// @param context condition keys that each of its calls has, such as `lambda:SourceFunctionArn`
public record Caller(
    String account,
    String arn,
    Optional<String> roleArn,
    Optional<ServicePrincipal> service,
    Map<String, String> context) {

  /// Creates a caller that is no service.
  public Caller(String account, String arn, Optional<String> roleArn) {
    this(account, arn, roleArn, Optional.empty(), Map.of());
  }

  /// Returns who may do everything in an account, as far as the policies of resources let him.
  public static Caller operator(String account) {
    return new Caller(account, "arn:aws:iam::" + account + ":user/operator", Optional.empty());
  }

  /// Returns a service that calls for something in an account.
  public static Caller service(String account, ServicePrincipal service) {
    return new Caller(account, service.name(), Optional.empty(), Optional.of(service), Map.of());
  }

  /// Returns the same caller, each of whose calls has these condition keys.
  public Caller with(Map<String, String> context) {
    return new Caller(account, arn, roleArn, service, context);
  }
}

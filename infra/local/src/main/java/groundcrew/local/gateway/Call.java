package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import java.util.Optional;

/// One AWS call whose caller is proven and whose input satisfies the service's own model.
///
/// @param service signing name from the credential scope, such as `sqs` or `tagging`
/// @param region region from the credential scope
/// @param input the call's members by their model names, whatever protocol carried them
/// @param trace the header `X-Amzn-Trace-Id`, which the SDK sends where it runs in a function
public record Call(
    Caller caller,
    String service,
    String region,
    String operation,
    ObjectNode input,
    Optional<String> trace) {

  /// Creates a call that no function makes.
  public Call(Caller caller, String service, String region, String operation, ObjectNode input) {
    this(caller, service, region, operation, input, Optional.empty());
  }

  /// Returns where the caller is at home and calls: a service shows it what is there.
  public AccountRegion accountRegion() {
    return new AccountRegion(caller.account(), region);
  }
}

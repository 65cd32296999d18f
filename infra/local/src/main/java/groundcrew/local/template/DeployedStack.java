package groundcrew.local.template;

import groundcrew.local.arn.AccountRegion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A stack as others see it.
///
/// @param resources by logical id, in the order of their creation
/// @param created when it was first deployed
public record DeployedStack(
    Place place, Map<String, Existing> resources, Map<String, String> outputs, Instant created) {

  /// Returns the ARN of the stack.
  public String stackId() {
    return place.stackId();
  }

  /// Shows the stacks of an account and region.
  @FunctionalInterface
  public interface Source {
    /// Returns them in no particular order.
    List<DeployedStack> in(AccountRegion accountRegion);
  }
}

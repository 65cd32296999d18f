package groundcrew.local.ground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import java.time.Instant;
import java.util.List;

/// The default event buses, on which services publish what happens in them.
@FunctionalInterface
public interface EventBus {

  /// Publishes an event. What becomes of it is not known to the service.
  ///
  /// @param source such as `aws.states`
  /// @param resources ARNs
  void put(
      String source,
      String detailType,
      AccountRegion accountRegion,
      Instant time,
      List<String> resources,
      ObjectNode detail);
}

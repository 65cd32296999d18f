package groundcrew.local.ground;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// What happened in a service.
///
/// @param source such as `aws.states`
/// @param resources ARNs
public record Event(
    String source,
    String detailType,
    String account,
    String region,
    Instant time,
    List<String> resources,
    ObjectNode detail) {

  /// Returns the event in its envelope, with an id of its own.
  public ObjectNode enveloped() {
    var envelope =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", detailType)
            .put("source", source)
            .put("account", account)
            .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region);
    var list = envelope.putArray("resources");
    resources.forEach(list::add);
    return envelope.set("detail", detail);
  }
}

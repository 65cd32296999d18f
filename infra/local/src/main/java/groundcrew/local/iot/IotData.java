package groundcrew.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.messages.MessageLimits;
import groundcrew.local.iot.messages.Messages;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The data plane over HTTP: `Publish`.
final class IotData extends PartialService {
  private static final List<String> KNOWN = List.of("topic", "qos", "payload");

  private final Messages messages;

  IotData(Messages messages) {
    super("data-ats.iot", Set.of("Publish"));
    this.messages = messages;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return List.of(
        RequiredPermission.of(
            "iot:Publish",
            "arn:aws:iot:%s:%s:topic/%s"
                .formatted(
                    call.region(), call.caller().account(), call.input().path("topic").asText())));
  }

  @Override
  public ObjectNode answer(Call call) {
    for (var member : call.input().properties()) {
      if (!KNOWN.contains(member.getKey())) {
        throw new UnsupportedOperationException(
            "The local IoT does not know " + member.getKey() + " of Publish");
      }
    }
    var topic = call.input().path("topic").asText();
    var payload = Base64.getDecoder().decode(call.input().path("payload").asText());
    MessageLimits.fault(topic, payload.length)
        .ifPresent(fault -> {
          throw new AwsError(400, "InvalidRequestException", fault);
        });
    var place = call.accountRegion();
    var qos = call.input().path("qos").asInt(0);
    messages.publish(new Message(place, topic, payload, Optional.empty(), qos, false));
    return JsonNodeFactory.instance.objectNode();
  }
}

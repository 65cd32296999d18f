package groundcrew.treebutton.press;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/// The event of the topic rule.
///
/// @param press id of the press, as the device sends it: any JSON
/// @param ageMillis how long the press waited on the device, as the device sends it: any JSON
/// @param client client id of the connection, known to AWS IoT
/// @param thing name of the thing, from the topic
/// @param received when AWS IoT received the message, in milliseconds since 1970
@JsonIgnoreProperties(ignoreUnknown = true)
public record PressEvent(
    JsonNode press,
    @JsonProperty("age_ms") JsonNode ageMillis,
    String client,
    String thing,
    long received) {
  @SuppressWarnings("ParameterMissingNullable")
  public PressEvent(
      @Nullable JsonNode press,
      @JsonProperty("age_ms") @Nullable JsonNode ageMillis,
      String client,
      String thing,
      long received) {
    this.press = press == null ? MissingNode.getInstance() : press;
    this.ageMillis = ageMillis == null ? MissingNode.getInstance() : ageMillis;
    this.client = client;
    this.thing = thing;
    this.received = received;
  }
}

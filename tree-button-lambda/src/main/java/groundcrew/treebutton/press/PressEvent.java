package groundcrew.treebutton.press;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// The event of the topic rule.
///
/// @param press id of the press, as the device sends it: any JSON
/// @param ageMillis how long the press waited on the device, as the device sends it: any JSON
/// @param client client id of the connection, known to AWS IoT
/// @param thing name of the thing, from the topic
/// @param received when AWS IoT received the message, in milliseconds since 1970
@JsonIgnoreProperties(ignoreUnknown = true)
public record PressEvent(
    Optional<JsonNode> press,
    @JsonProperty("age_ms") Optional<JsonNode> ageMillis,
    String client,
    String thing,
    long received) {}

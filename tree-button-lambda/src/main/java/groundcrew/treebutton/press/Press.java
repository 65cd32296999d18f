package groundcrew.treebutton.press;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// One press of a button.
///
/// @param id identifies the press in every delivery of it: 1 to 48 of `A-Z`, `a-z`, `0-9`, `_`,
///   `-`. It begins with `<thing>-`
/// @param thing name of the button's thing
/// @param pressedAt when the button was pressed
/// @param receivedAt when AWS IoT received the message
public record Press(String id, String thing, Instant pressedAt, Instant receivedAt) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,48}");

  /// A visitor who pressed longer ago has left.
  private static final Duration OLDEST = Duration.ofHours(1);

  private static final Duration LONGEST_AGE = Duration.ofDays(365);

  /// Reads the event of a press.
  ///
  /// @throws RefusedPressException if the press is malformed, too old, or not of that thing
  public static Press of(PressEvent event) {
    if (!event.client().equals(event.thing())) {
      throw new RefusedPressException(
          RefusalReason.OTHER_CLIENT,
          "client %s published on the topic of %s: correct the device's IoT policy"
              .formatted(event.client(), event.thing()));
    }
    var id =
        event
            .press()
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .filter(text -> ID.matcher(text).matches() && text.startsWith(event.thing() + "-"))
            .orElseThrow(() ->
                new RefusedPressException(
                    RefusalReason.MALFORMED,
                    "the press of %s has no id of 1 to 48 of A-Z, a-z, 0-9, _ and - that begins with %s-"
                        .formatted(event.thing(), event.thing())));
    var received = Instant.ofEpochMilli(event.received());
    var press = new Press(id, event.thing(), received.minus(age(event)), received);
    if (press.pressedAt().isBefore(received.minus(OLDEST))) {
      throw new RefusedPressException(
          RefusalReason.STALE,
          "press %s waited longer than %s on the device".formatted(press.id(), OLDEST),
          press);
    }
    return press;
  }

  private static Duration age(PressEvent event) {
    return event
        .ageMillis()
        .filter(age -> !age.isNull())
        .map(age -> age(age, event.thing()))
        .orElse(Duration.ZERO);
  }

  private static Duration age(JsonNode age, String thing) {
    if (!age.isIntegralNumber() || !age.canConvertToLong() || age.asLong() < 0) {
      throw new RefusedPressException(
          RefusalReason.MALFORMED,
          "the press of %s has an age_ms that is not a whole number from 0 on".formatted(thing));
    }
    // A larger number of milliseconds is no instant; it is too old all the same.
    return Duration.ofMillis(Math.min(age.asLong(), LONGEST_AGE.toMillis()));
  }
}

package groundcrew.treebutton.press;

import static groundcrew.treebutton.press.AwsPressItem.number;
import static groundcrew.treebutton.press.AwsPressItem.required;
import static groundcrew.treebutton.press.AwsPressItem.requiredNumber;
import static groundcrew.treebutton.press.AwsPressItem.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/// The history of a button as an item of the table of the presses. Its key holds a `#`, which no
/// press id does:
///
/// ```
/// ID "button#<thing>", newest S (an instant), arrivals N, counted S (an instant), version N,
/// expires N (seconds since 1970)
/// ```
final class AwsHistoryItem {
  private static final Duration KEPT = Duration.ofDays(90);

  private AwsHistoryItem() {}

  static String id(String thing) {
    return "button#" + thing;
  }

  static ButtonHistory read(Map<String, AttributeValue> item) {
    return new ButtonHistory(
        Instant.parse(required(item, "newest")),
        Double.parseDouble(requiredNumber(item, "arrivals")),
        Instant.parse(required(item, "counted")),
        Long.parseLong(requiredNumber(item, AwsPressItem.VERSION)));
  }

  /// Adds the item of the next version, on condition that the history still has its own.
  static void put(Put.Builder put, String thing, ButtonHistory history) {
    put.item(
        Map.of(
            AwsPressItem.KEY,
            text(id(thing)),
            "newest",
            text(history.newestPress()),
            "arrivals",
            number(history.arrivals()),
            "counted",
            text(history.countedAt()),
            AwsPressItem.VERSION,
            number(history.version() + 1),
            "expires",
            number(history.countedAt().plus(KEPT).getEpochSecond())));
    if (history.version() == 0) {
      put.conditionExpression("attribute_not_exists(#id)")
          .expressionAttributeNames(Map.of("#id", AwsPressItem.KEY));
    } else {
      put.conditionExpression("#version = :version")
          .expressionAttributeNames(Map.of("#version", AwsPressItem.VERSION))
          .expressionAttributeValues(Map.of(":version", number(history.version())));
    }
  }
}

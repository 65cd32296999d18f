package groundcrew.treebutton.press;

import groundcrew.common.PermanentFailureException;
import groundcrew.treebutton.tree.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The record of a press as an item of the table:
///
/// ```
/// ID S, thing S, state S, timestamp S (when it was pressed, with milliseconds),
/// received S (an instant), expires N? (seconds since 1970), version N, worker S, lease S (an instant),
/// open S? (WORKING or PRINTING), ordering BOOL?, treenation_id S?, payment_id S?, order_id S?, collect_url S?,
/// URL S? (of the label), reason S?
/// ```
///
/// Other attributes are ignored.
public final class AwsPressItem {
  /// The table's key.
  public static final String KEY = "ID";

  /// The index of the presses that can still change, and its key. The attribute is absent from all
  /// other items.
  public static final String OPEN = "open";

  /// The sort key of the index.
  public static final String TIME = "timestamp";

  static final String VERSION = "version";
  private static final String RECEIVED = "received";

  /// `Instant` leaves out a fraction of zero, and `00.500Z` sorts before `00Z`.
  private static final DateTimeFormatter SORTABLE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private AwsPressItem() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(KEY, text(id));
  }

  /// Returns the item of a record.
  static Map<String, AttributeValue> write(PressRecord record) {
    var item = new HashMap<>(key(record.id()));
    item.put("thing", text(record.thing()));
    item.put("state", text(record.state()));
    item.put(TIME, text(SORTABLE.format(record.press().pressedAt())));
    item.put(RECEIVED, text(record.press().receivedAt()));
    record.expires().ifPresent(end -> item.put("expires", number(end.getEpochSecond())));
    item.put(VERSION, number(record.version()));
    item.put("worker", text(record.lease().worker()));
    item.put("lease", text(record.lease().end()));
    record.state().openAs().ifPresent(kind -> item.put(OPEN, text(kind)));
    if (record.ordering()) {
      item.put("ordering", AttributeValue.fromBool(true));
    }
    record
        .tree()
        .ifPresent(tree -> {
          item.put("treenation_id", text(tree.id()));
          item.put("payment_id", text(tree.paymentId()));
          item.put("order_id", text(tree.orderId()));
          item.put("collect_url", text(tree.collectUrl()));
        });
    record.label().ifPresent(url -> item.put("URL", text(url)));
    record.reason().ifPresent(reason -> item.put("reason", text(reason)));
    return item;
  }

  /// Returns the record in an item.
  ///
  /// @throws PermanentFailureException if the item is malformed; the message holds its key
  static PressRecord read(Map<String, AttributeValue> item) {
    try {
      return new PressRecord(
          new Press(
              required(item, KEY),
              required(item, "thing"),
              Instant.parse(required(item, TIME)),
              Instant.parse(required(item, RECEIVED))),
          PressState.valueOf(required(item, "state")),
          new Lease(required(item, "worker"), Instant.parse(required(item, "lease"))),
          Optional.ofNullable(item.get("ordering")).map(AttributeValue::bool).orElse(false),
          find(item, "treenation_id").map(id -> tree(id, item)),
          find(item, "URL"),
          find(item, "reason"),
          Long.parseLong(requiredNumber(item, VERSION)));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new PermanentFailureException(
          "cannot read press %s (%s): correct its item"
              .formatted(item.get(KEY), unreadable.getMessage()),
          unreadable);
    }
  }

  private static Tree tree(String id, Map<String, AttributeValue> item) {
    return new Tree(
        id,
        required(item, "collect_url"),
        required(item, "payment_id"),
        required(item, "order_id"));
  }

  /// A value of another type is absent.
  private static Optional<String> find(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  static String required(Map<String, AttributeValue> item, String name) {
    return find(item, name).orElseThrow(() -> new IllegalArgumentException("it has no " + name));
  }

  static String requiredNumber(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(AttributeValue::n)
        .orElseThrow(() -> new IllegalArgumentException("it has no " + name));
  }

  static AttributeValue text(Object value) {
    return AttributeValue.fromS(value.toString());
  }

  static AttributeValue number(Number value) {
    return AttributeValue.fromN(value.toString());
  }
}

package groundcrew.stepfn.machine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The status of a machine as an item of the table:
///
/// ```
/// stateMachineArn S, type S (STANDARD or EXPRESS), version N,
/// created S?, readAt S?, lastSuccess S? (instants), maxAge S? (an ISO-8601 duration),
/// unreadSince S? (an instant), unreadReason S?, notified SS? (troubles), notifying S? (an instant),
/// newest M?, outcome M? {executionArn S, status S, startDate S, stopDate S?, redriveCount N,
///   error S?, cause S?}
/// ```
///
/// An item without `outcome` may have `verdict`, which an earlier version wrote instead. Other
/// attributes are ignored.
public final class AwsMachineStatusItem {
  /// The table's key.
  public static final String KEY = "stateMachineArn";

  static final String VERSION = "version";

  private AwsMachineStatusItem() {}

  /// Returns the key of a machine's item.
  static Map<String, AttributeValue> key(String machineArn) {
    return Map.of(KEY, text(machineArn));
  }

  /// Returns the item of a status.
  public static Map<String, AttributeValue> write(MachineStatus status) {
    var item = new HashMap<>(key(status.machine().arn()));
    item.put("type", text(status.machine().type()));
    item.put(VERSION, AttributeValue.fromN(Long.toString(status.version())));
    status.created().ifPresent(time -> item.put("created", text(time)));
    status.maxAge().ifPresent(age -> item.put("maxAge", text(age)));
    status.readAt().ifPresent(time -> item.put("readAt", text(time)));
    status
        .reading()
        .failure()
        .ifPresent(failure -> {
          item.put("unreadSince", text(failure.since()));
          item.put("unreadReason", text(failure.reason()));
        });
    if (!status.notified().troubles().isEmpty()) {
      item.put(
          "notified",
          AttributeValue.fromSs(
              status.notified().troubles().stream().map(Trouble::name).sorted().toList()));
    }
    status.notified().sending().ifPresent(since -> item.put("notifying", text(since)));
    status.lastSuccess().ifPresent(time -> item.put("lastSuccess", text(time)));
    status.newest().ifPresent(newest -> item.put("newest", write(newest)));
    status.outcome().ifPresent(outcome -> item.put("outcome", write(outcome)));
    return item;
  }

  /// Returns the status in an item.
  ///
  /// @throws IllegalArgumentException if the item is malformed; the message holds its key
  public static MachineStatus read(Map<String, AttributeValue> item) {
    try {
      return new MachineStatus(
          new Machine(required(text(item, KEY), KEY), MachineType.valueOf(type(item))),
          text(item, "created").map(Instant::parse),
          runs(item),
          text(item, "maxAge").map(Duration::parse),
          reading(item),
          notified(item),
          Long.parseLong(required(number(item, VERSION), VERSION)));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "cannot read item %s (%s): delete it, and the next run creates it again"
              .formatted(item.get(KEY), unreadable.getMessage()),
          unreadable);
    }
  }

  private static Runs runs(Map<String, AttributeValue> item) {
    return new Runs(
        optional(item, "newest").map(AwsMachineStatusItem::execution),
        optional(item, "outcome")
            .or(() -> optional(item, "verdict"))
            .map(AwsMachineStatusItem::execution),
        text(item, "lastSuccess").map(Instant::parse));
  }

  private static Reading reading(Map<String, AttributeValue> item) {
    return new Reading(
        text(item, "readAt").map(Instant::parse),
        text(item, "unreadSince")
            .map(Instant::parse)
            .map(since -> new Reading.Failure(since, text(item, "unreadReason").orElse(""))));
  }

  private static Notified notified(Map<String, AttributeValue> item) {
    return new Notified(
        optional(item, "notified").stream()
            .flatMap(troubles -> troubles.ss().stream())
            .map(Trouble::valueOf)
            .collect(Collectors.toSet()),
        text(item, "notifying").map(Instant::parse));
  }

  private static AttributeValue write(Execution execution) {
    var map = new HashMap<String, AttributeValue>();
    map.put("executionArn", text(execution.arn()));
    map.put("status", text(execution.status()));
    map.put("startDate", text(execution.started()));
    execution.stopped().ifPresent(time -> map.put("stopDate", text(time)));
    map.put("redriveCount", AttributeValue.fromN(Integer.toString(execution.redrives())));
    execution
        .failure()
        .ifPresent(failure -> {
          failure.error().ifPresent(error -> map.put("error", text(error)));
          failure.cause().ifPresent(cause -> map.put("cause", text(cause)));
        });
    return AttributeValue.fromM(map);
  }

  private static String type(Map<String, AttributeValue> item) {
    return required(text(item, "type"), "type");
  }

  private static Execution execution(AttributeValue value) {
    var map = value.m();
    return new Execution(
        required(text(map, "executionArn"), "executionArn"),
        ExecutionStatus.valueOf(required(text(map, "status"), "status")),
        Instant.parse(required(text(map, "startDate"), "startDate")),
        text(map, "stopDate").map(Instant::parse),
        Integer.parseInt(required(number(map, "redriveCount"), "redriveCount")),
        Execution.Failure.of(text(map, "error"), text(map, "cause")));
  }

  private static Optional<AttributeValue> optional(Map<String, AttributeValue> map, String name) {
    return Optional.ofNullable(map.get(name));
  }

  /// A value of another type is absent.
  private static Optional<String> text(Map<String, AttributeValue> map, String name) {
    return optional(map, name).map(AttributeValue::s);
  }

  private static Optional<String> number(Map<String, AttributeValue> map, String name) {
    return optional(map, name).map(AttributeValue::n);
  }

  private static String required(Optional<String> value, String name) {
    return value.orElseThrow(() -> new IllegalArgumentException("it has no " + name));
  }

  private static AttributeValue text(Object value) {
    return AttributeValue.fromS(value.toString());
  }
}

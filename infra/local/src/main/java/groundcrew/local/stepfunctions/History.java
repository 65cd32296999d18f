package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The events of an execution that a definition runs; nothing is added after its end.
final class History {
  private final InstantSource clock;
  private final List<ObjectNode> events = new ArrayList<>();
  private boolean closed;

  History(InstantSource clock) {
    this.clock = clock;
  }

  synchronized long add(String type, ObjectNode details) {
    if (!closed) {
      var id = events.size() + 1;
      var event =
          JsonNodeFactory.instance
              .objectNode()
              .put("timestamp", Timestamps.seconds(clock.instant()))
              .put("type", type)
              .put("id", id)
              // The first two have none.
              .put("previousEventId", id <= 2 ? 0 : id - 1);
      event.set(member(type), details);
      events.add(event);
    }
    return events.size();
  }

  synchronized void end(String type, ObjectNode details) {
    add(type, details);
    closed = true;
  }

  synchronized List<ObjectNode> events() {
    return List.copyOf(events);
  }

  /// Returns what AWS bills and what it invoked.
  Usage usage() {
    var entered = count(type -> type.endsWith("StateEntered"));
    var invocations = count("TaskScheduled"::equals);
    // Each attempt after the first is a transition like the entry itself.
    return new Usage(entered + invocations - count("TaskStateEntered"::equals), invocations);
  }

  private int count(Predicate<String> wanted) {
    return (int)
        events().stream().filter(event -> wanted.test(event.path("type").asText())).count();
  }

  private static String member(String type) {
    if (type.endsWith("StateEntered")) {
      return "stateEnteredEventDetails";
    }
    return type.endsWith("StateExited")
        ? "stateExitedEventDetails"
        : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "EventDetails";
  }
}

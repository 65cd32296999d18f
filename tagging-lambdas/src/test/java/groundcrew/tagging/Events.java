package groundcrew.tagging;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import groundcrew.common.LambdaEvents;
import groundcrew.common.StrictJson;
import groundcrew.tagging.message.QueueMessage;
import java.util.List;

/// Events as AWS sends them.
public final class Events {
  private static final String TASKS = "/events/tasks.json";

  /// The event as a stream handler reads it.
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Batch(@JsonProperty("Records") List<QueueMessage> records) {}

  private Events() {}

  /// Returns a batch of three messages: a task, a task of the first version, and a malformed one.
  public static String tasks() {
    return LambdaEvents.read(Events.class, TASKS);
  }

  /// Returns the same batch as the runtime passes it to a handler.
  public static SQSEvent batch() {
    return requireNonNull(EventLoader.loadSQSEvent(TASKS.substring(1)));
  }

  /// Returns the messages of the same batch.
  public static List<QueueMessage> messages() {
    return StrictJson.read(tasks(), Batch.class).records();
  }
}

package groundcrew.tagging;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import groundcrew.common.LambdaEvents;
import groundcrew.common.StrictJson;
import groundcrew.tagging.message.QueueMessage;
import java.util.List;

/// Real events.
public final class Events {
  private static final String TASKS = "/events/tasks.json";

  /// The event in the form in which a stream handler reads it.
  @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
  private record Batch(
      @com.fasterxml.jackson.annotation.JsonProperty("Records") List<QueueMessage> records) {}

  private Events() {}

  /// Returns a batch of three messages: a task, a task of the first edition, and garbage.
  public static String tasks() {
    return LambdaEvents.read(Events.class, TASKS);
  }

  /// Returns the same batch as the runtime gives it to a handler.
  public static SQSEvent batch() {
    return requireNonNull(EventLoader.loadSQSEvent(TASKS.substring(1)));
  }

  /// Returns the messages of the same batch.
  public static List<QueueMessage> messages() {
    return StrictJson.read(tasks(), Batch.class).records();
  }
}

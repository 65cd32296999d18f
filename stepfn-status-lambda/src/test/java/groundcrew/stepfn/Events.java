package groundcrew.stepfn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Real events, and how the runtime hands them to a handler.
public final class Events {
  private Events() {}

  /// Returns the event of an execution of `nightly` that has failed.
  public static String executionFailed() {
    try (var stream =
        requireNonNull(Events.class.getResourceAsStream("/events/execution-failed.json"))) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String invoke(RequestStreamHandler handler, String event, Context context) {
    var answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, context);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return answer.toString(UTF_8);
  }
}

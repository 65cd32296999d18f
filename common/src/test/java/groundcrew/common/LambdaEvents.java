package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads real events, and hands them to a handler as the runtime does.
public final class LambdaEvents {
  private LambdaEvents() {}

  /// Returns the event in a resource beside the module's tests.
  ///
  /// @param resource such as `/events/tasks.json`
  public static String read(Class<?> ofModule, String resource) {
    try (var stream = requireNonNull(ofModule.getResourceAsStream(resource))) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Returns the handler's answer.
  public static String invoke(RequestStreamHandler handler, String event, Context context) {
    var answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, context);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return answer.toString(UTF_8);
  }
}

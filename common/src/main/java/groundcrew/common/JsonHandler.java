package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A handler whose event and answer are records of our own.
///
/// The runtime binds the input of a `RequestHandler` with a relocated Jackson that ignores
/// annotations, cannot build records and drops unknown fields. This class reads the stream with
/// [StrictJson] instead.
///
/// @param <E> type of the event
/// @param <A> type of the answer
public abstract class JsonHandler<E, A> implements RequestStreamHandler {
  private final Class<E> eventType;

  protected JsonHandler(Class<E> eventType) {
    this.eventType = eventType;
  }

  /// Returns the answer to an event. Each log line holds the id of the request.
  ///
  /// @throws RuntimeException if the invocation fails; the message is the answer
  protected abstract A handle(E event, Context context);

  @Override
  public final void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var text = new String(input.readAllBytes(), UTF_8);
    var answer = RequestLog.run(context, () -> handle(event(text), context));
    output.write(StrictJson.write(answer).getBytes(UTF_8));
  }

  /// An invocation without a payload has an empty stream.
  private E event(String text) {
    return StrictJson.read(text.isBlank() ? "{}" : text, eventType);
  }
}

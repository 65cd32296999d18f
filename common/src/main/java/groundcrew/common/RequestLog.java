package groundcrew.common;

import com.amazonaws.services.lambda.runtime.Context;
import io.avaje.simplelogger.LoggerContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/// Structured logging: every line is one JSON object that holds the request's id.
public final class RequestLog {
  private static final String REQUEST_ID = "requestId";

  private RequestLog() {}

  /// Sets the lowest level that the loggers of the project write.
  public static void level(Level level) {
    LoggerContext.get().putAll(Map.of("groundcrew", level.name()));
  }

  /// Runs the work of one invocation. Its log lines hold the request id.
  public static <T> T run(Context context, Supplier<T> work) {
    try (var _ = MDC.putCloseable(REQUEST_ID, context.getAwsRequestId())) {
      return work.get();
    }
  }

  /// Writes one line at INFO whose JSON object has the given fields beside its message.
  public static void fields(Logger logger, String message, Map<String, ?> fields) {
    fields(logger, Level.INFO, message, fields);
  }

  /// Writes one line whose JSON object has the given fields beside its message.
  ///
  /// All values are strings in the line, the only type of SLF4J's diagnostic context. The line has
  /// `timestamp`, `level`, `logger`, `message` and `thread` of its own.
  public static void fields(Logger logger, Level level, String message, Map<String, ?> fields) {
    var before = MDC.getCopyOfContextMap();
    var all = new LinkedHashMap<>(before == null ? Map.<String, String>of() : before);
    fields.forEach((name, value) -> all.put(name, String.valueOf(value)));
    try {
      MDC.setContextMap(all);
      logger.atLevel(level).log(message);
    } finally {
      MDC.setContextMap(before == null ? Map.of() : before);
    }
  }
}

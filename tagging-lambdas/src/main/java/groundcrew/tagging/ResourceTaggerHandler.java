package groundcrew.tagging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.RequestLog;
import groundcrew.tagging.message.OrderMessage;
import groundcrew.tagging.message.TagOrder;
import groundcrew.tagging.resources.TagReport;
import groundcrew.tagging.resources.TagResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Consumes a batch of orders from the queue and answers for each record by itself.
public final class ResourceTaggerHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceTaggerHandler.class);
  private static final Duration TO_ANSWER = Duration.ofSeconds(10);

  private final Function<String, TagResources> wiring;
  private final String level;
  private final InstantSource clock;
  private @Nullable TagResources tagResources;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public ResourceTaggerHandler() {
    this(ResourceTaggerConfig.from(Environment.ofProcess()));
  }

  private ResourceTaggerHandler(ResourceTaggerConfig config) {
    this(new AwsResourceTagger(config)::tagResources, config.level(), Clock.systemUTC());
    RequestLog.level(config.logLevel());
  }

  ResourceTaggerHandler(Function<String, TagResources> wiring, String level, InstantSource clock) {
    this.wiring = wiring;
    this.level = level;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var records = Json.read(event).path("Records");
    answer.write(RequestLog.run(context, () -> tag(records, context)).getBytes(UTF_8));
  }

  private String tag(JsonNode records, Context context) {
    var deadline = Deadline.of(context, clock, TO_ANSWER);
    var answer = Json.object();
    var failures = answer.putArray("batchItemFailures");
    for (var queueRecord : records) {
      if (!done(queueRecord, deadline, context)) {
        failures.addObject().put("itemIdentifier", queueRecord.path("messageId").asText());
      }
    }
    return Json.write(answer);
  }

  private boolean done(JsonNode queueRecord, Deadline deadline, Context context) {
    var message = queueRecord.path("messageId").asText();
    if (deadline.passed()) {
      LOG.warn("no time was left for message {}: it comes again", message);
      return false;
    }
    try {
      var order = OrderMessage.read(queueRecord, level);
      var report = tagResources(context).tag(order, deadline);
      log(order, report);
      return !report.unfinished();
    } catch (RuntimeException failure) {
      LOG.error("message {} failed: {}", message, failure.getMessage(), failure);
      return false;
    }
  }

  /// Only an event tells which account the function is in: its ARN does.
  private synchronized TagResources tagResources(Context context) {
    var wired = tagResources;
    if (wired == null) {
      wired = wiring.apply(context.getInvokedFunctionArn());
      tagResources = wired;
    }
    return wired;
  }

  private static void log(TagOrder order, TagReport report) {
    for (var refusal : report.failed()) {
      RequestLog.fields(
          LOG,
          Level.WARN,
          "not tagged",
          Map.of("arn", refusal.arn(), "code", refusal.code(), "reason", refusal.message()));
    }
    var reasons = Json.object();
    report.reasons().forEach(reasons::put);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("account", order.account());
    fields.put("region", order.region());
    // Not "level": the line has one already, its own.
    fields.put("tagLevel", order.level());
    fields.put("run", order.run());
    fields.put("resources", report.resources());
    fields.put("tagged", report.tagged());
    fields.put("alreadyRight", report.alreadyRight());
    fields.put("skipped", report.skipped());
    fields.put("failed", report.failed().size());
    fields.put("reasons", Json.write(reasons));
    RequestLog.fields(LOG, Level.INFO, "tagged", fields);
  }
}

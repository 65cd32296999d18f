package groundcrew.tagging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.RequestLog;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import groundcrew.tagging.accounts.AwsOrders;
import groundcrew.tagging.accounts.OrderReport;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.TagOrder;
import groundcrew.tagging.message.UndoOrder;
import groundcrew.tagging.queue.Outcome;
import groundcrew.tagging.queue.QueueRecord;
import groundcrew.tagging.queue.TakeOrders;
import groundcrew.tagging.undo.OrderUndo;
import groundcrew.tagging.undo.RestoreTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/// Takes a run back. Invoked with `{"run":"2026-01-31T02:00:00Z"}`, which `account`, `region` and
/// `level` may narrow, it sends one message for each account and region to its own queue; invoked
/// with `{"Records":[…]}` of that queue, it puts the tags back.
public final class UndoHandler implements RequestStreamHandler {
  private final OrderUndo orderUndo;
  private final TakeOrders takeOrders;
  private final Once<RestoreTags> restoreTags;
  private final InstantSource clock;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public UndoHandler() {
    this(ResourceTaggerConfig.ofUndo(Environment.ofProcess()));
  }

  private UndoHandler(ResourceTaggerConfig config) {
    this(config, new AwsTagging("undo", config));
    RequestLog.level(config.logLevel());
  }

  private UndoHandler(ResourceTaggerConfig config, AwsTagging aws) {
    this(config, aws, config.journalBucket().orElseThrow());
  }

  private UndoHandler(ResourceTaggerConfig config, AwsTagging aws, String bucket) {
    this(
        new OrderUndo(
            aws.journals(bucket),
            new AwsOrders(
                aws.sqs(),
                config.queueUrl().orElseThrow().toString(),
                Duration.ZERO,
                Retries.of(4, Duration.ofMillis(200), Duration.ofSeconds(5), Sleeper.ofThread()))),
        aws.takeOrders(),
        arn -> aws.restoreTags(arn, bucket),
        Clock.systemUTC());
  }

  UndoHandler(
      OrderUndo orderUndo,
      TakeOrders takeOrders,
      Function<String, RestoreTags> wiring,
      InstantSource clock) {
    this.orderUndo = orderUndo;
    this.takeOrders = takeOrders;
    this.restoreTags = new Once<>(wiring);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    var event = Json.read(input);
    var text =
        RequestLog.run(
            context,
            () ->
                event.has("Records")
                    ? restore(event, context)
                    : order(event, Deadline.of(context, clock)));
    answer.write(text.getBytes(UTF_8));
  }

  private String order(JsonNode event, Deadline deadline) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var report = orderUndo.order(UndoRequest.read(event), now, deadline);
    var answer =
        Json.object()
            .put("run", now.toString())
            .put("accounts", report.accounts())
            .put("messages", report.messages());
    write(report.skipped(), answer.putArray("skipped"));
    write(report.failed(), answer.putArray("failed"));
    if (!report.failed().isEmpty()) {
      throw new IllegalStateException(Json.write(answer));
    }
    return Json.write(answer);
  }

  private static void write(List<OrderReport.Entry> entries, ArrayNode array) {
    entries.forEach(
        entry -> array.addObject().put("account", entry.account()).put("reason", entry.reason()));
  }

  private String restore(JsonNode event, Context context) {
    var deadline = Deadline.of(context, clock);
    return BatchAnswer.json(
        takeOrders.take(
            event.path("Records"),
            deadline,
            (order, message, end) ->
                restore(order, message, end, context.getInvokedFunctionArn())));
  }

  private Outcome restore(Order order, QueueRecord message, Deadline deadline, String functionArn) {
    return switch (order) {
      case TagOrder _ ->
          new Outcome.Impossible("an order to tag: expected in the queue of the tagger");
      case UndoOrder undo -> {
        var place = JournalPlace.of(undo, message.messageId(), message.receiveCount());
        var report = restoreTags.get(functionArn).restore(undo, place, deadline);
        Reports.log(undo, report);
        yield Reports.outcome(report);
      }
    };
  }
}

package groundcrew.tagging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import groundcrew.common.AwsClients;
import groundcrew.common.AwsSnapshot;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.JsonArray;
import groundcrew.common.JsonValue;
import groundcrew.common.RehearsedContext;
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
import java.io.ByteArrayOutputStream;
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
  private static final String FUNCTION = "undo";

  private final OrderUndo orderUndo;
  private final TakeOrders takeOrders;
  private final Once<RestoreTags> restoreTags;
  private final InstantSource clock;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public UndoHandler() {
    this(Environment.ofProcess());
  }

  private UndoHandler(Environment environment) {
    this(environment, ResourceTaggerConfig.ofUndo(environment), AwsClients.create(FUNCTION));
  }

  private UndoHandler(Environment environment, ResourceTaggerConfig config, AwsClients clients) {
    this(config, clients);
    RequestLog.level(config.logLevel());
    AwsSnapshot.prepare(environment, clients, config.logLevel(), () -> rehearse(config, clients));
  }

  private UndoHandler(ResourceTaggerConfig config, AwsClients clients) {
    this(config, new AwsTagging(FUNCTION, config, clients), config.journalBucket().orElseThrow());
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

  private String order(JsonValue event, Deadline deadline) {
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

  private static void write(List<OrderReport.Entry> entries, JsonArray array) {
    entries.forEach(
        entry -> array.addObject().put("account", entry.account()).put("reason", entry.reason()));
  }

  private String restore(JsonValue event, Context context) {
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

  /// Returns the answers to two events that go nowhere.
  static String rehearse(ResourceTaggerConfig config, AwsClients clients) throws IOException {
    var undo = new UndoHandler(config, clients.rehearsing(AwsTaggingRehearsal.answers()));
    var answers = new ByteArrayOutputStream();
    for (var event :
        List.of(AwsTaggingRehearsal.undoRun(), AwsTaggingRehearsal.undoOrder(config.level()))) {
      undo.handleRequest(event, answers, new RehearsedContext());
    }
    return answers.toString(UTF_8);
  }
}

package groundcrew.tagging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import groundcrew.common.AwsClients;
import groundcrew.common.AwsSnapshot;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.RehearsedContext;
import groundcrew.common.RequestLog;
import groundcrew.tagging.journal.JournalPlace;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.TagOrder;
import groundcrew.tagging.message.UndoOrder;
import groundcrew.tagging.queue.Outcome;
import groundcrew.tagging.queue.QueueRecord;
import groundcrew.tagging.queue.TakeOrders;
import groundcrew.tagging.tag.TagResources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Function;

/// Consumes a batch of orders to tag, `{"Records":[…]}`, and answers for each record by itself,
/// `{"batchItemFailures":[{"itemIdentifier":"…"}]}`.
public final class ResourceTaggerHandler implements RequestStreamHandler {
  private static final String FUNCTION = "resource-tagger";

  private final TakeOrders takeOrders;
  private final Once<TagResources> tagResources;
  private final InstantSource clock;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public ResourceTaggerHandler() {
    this(Environment.ofProcess());
  }

  private ResourceTaggerHandler(Environment environment) {
    this(environment, ResourceTaggerConfig.from(environment), AwsClients.create(FUNCTION));
  }

  private ResourceTaggerHandler(
      Environment environment, ResourceTaggerConfig config, AwsClients clients) {
    this(config, clients);
    RequestLog.level(config.logLevel());
    AwsSnapshot.prepare(environment, clients, config.logLevel(), () -> rehearse(config, clients));
  }

  private ResourceTaggerHandler(ResourceTaggerConfig config, AwsClients clients) {
    this(new AwsTagging(FUNCTION, config, clients));
  }

  private ResourceTaggerHandler(AwsTagging aws) {
    this(aws.takeOrders(), aws::tagResources, Clock.systemUTC());
  }

  ResourceTaggerHandler(
      TakeOrders takeOrders, Function<String, TagResources> wiring, InstantSource clock) {
    this.takeOrders = takeOrders;
    this.tagResources = new Once<>(wiring);
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var deadline = Deadline.of(context, clock);
    var records = Json.read(event).path("Records");
    var again =
        RequestLog.run(
            context,
            () ->
                takeOrders.take(
                    records,
                    deadline,
                    (order, message, end) ->
                        tag(order, message, end, context.getInvokedFunctionArn())));
    answer.write(BatchAnswer.json(again).getBytes(UTF_8));
  }

  private Outcome tag(Order order, QueueRecord message, Deadline deadline, String functionArn) {
    return switch (order) {
      case UndoOrder _ ->
          new Outcome.Impossible("an order to undo: expected in the queue of the undoer");
      case TagOrder tag -> {
        var place = JournalPlace.of(tag, message.messageId(), message.receiveCount());
        var report = tagResources.get(functionArn).tag(tag, place, deadline);
        Reports.log(tag, report);
        yield Reports.outcome(report);
      }
    };
  }

  /// Returns the answer to an event that goes nowhere.
  static String rehearse(ResourceTaggerConfig config, AwsClients clients) throws IOException {
    var answer = new ByteArrayOutputStream();
    new ResourceTaggerHandler(config, clients.rehearsing(AwsTaggingRehearsal.answers()))
        .handleRequest(
            AwsTaggingRehearsal.tagOrder(config.level()), answer, new RehearsedContext());
    return answer.toString(UTF_8);
  }
}

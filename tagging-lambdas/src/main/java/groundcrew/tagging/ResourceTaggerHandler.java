package groundcrew.tagging;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.RequestLog;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.queue.ConsumeTasks;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Consumes a batch of tagging tasks, and reports each failed message separately.
public final class ResourceTaggerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Map<String, SQSEvent.MessageAttribute> NO_ATTRIBUTES = Map.of();

  private final ConsumeTasks<TaggingTask> consumeTasks;
  private final InstantSource clock;

  /// Called by the Lambda runtime: one instance per environment, whose clients all events share.
  public ResourceTaggerHandler() {
    this(ResourceTaggerConfig.from(Environment.ofProcess()));
  }

  private ResourceTaggerHandler(ResourceTaggerConfig config) {
    this(new AwsTagging("resource-tagger", config).consumeTaggingTasks(), Clock.systemUTC());
    RequestLog.level(config.logLevel());
  }

  ResourceTaggerHandler(ConsumeTasks<TaggingTask> consumeTasks, InstantSource clock) {
    this.consumeTasks = consumeTasks;
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    var messages =
        requireNonNull(event.getRecords(), "expected a batch of SQS messages").stream()
            .map(ResourceTaggerHandler::message)
            .toList();
    var deadline = Deadline.of(context, clock);
    return batchResponse(RequestLog.run(context, () -> consumeTasks.consume(messages, deadline)));
  }

  /// Returns the answer that makes Lambda delete all messages of a batch except the given ones.
  static SQSBatchResponse batchResponse(List<String> retried) {
    return new SQSBatchResponse(
        retried.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  private static QueueMessage message(SQSEvent.SQSMessage message) {
    var attributes =
        requireNonNullElse(message.getMessageAttributes(), NO_ATTRIBUTES).entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    one ->
                        new QueueMessage.Attribute(
                            Optional.ofNullable(one.getValue().getStringValue()))));
    return new QueueMessage(
        message.getMessageId(),
        message.getBody(),
        requireNonNullElse(message.getAttributes(), Map.of()),
        attributes);
  }
}

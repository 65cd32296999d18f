package groundcrew.stepfn;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.Priming;
import groundcrew.common.RequestLog;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import groundcrew.common.StrictJson;
import groundcrew.stepfn.event.ProcessStatusChanges;
import groundcrew.stepfn.event.StatusChange;
import groundcrew.stepfn.event.StatusChangeEvent;
import groundcrew.stepfn.machine.AwsMachineStatuses;
import groundcrew.stepfn.metrics.AwsMetrics;
import groundcrew.stepfn.metrics.MachineMetrics;
import groundcrew.stepfn.notice.AwsNotices;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Receives batches of the EventBridge event `Step Functions Execution Status Change` from SQS and
/// publishes the metrics of their state machines. An event by itself is accepted too.
public final class ExecutionEventHandler
    extends JsonHandler<ExecutionEvents, ExecutionEventsAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionEventHandler.class);

  private final ProcessStatusChanges processStatusChanges;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public ExecutionEventHandler() {
    this(Environment.ofProcess());
  }

  private ExecutionEventHandler(Environment environment) {
    this(ExecutionEventConfig.from(environment), AwsClients.create("execution-event"));
  }

  private ExecutionEventHandler(ExecutionEventConfig config, AwsClients clients) {
    super(ExecutionEvents.class);
    RequestLog.level(config.logLevel());
    var statuses = new AwsMachineStatuses(clients.build(DynamoDbClient.builder()), config.table());
    var metrics = new AwsMetrics(clients.build(CloudWatchClient.builder()), config.namespace());
    this.processStatusChanges =
        new ProcessStatusChanges(
            statuses,
            Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread()),
            metrics,
            new MachineMetrics(config.compatMetrics()),
            config
                .topicArn()
                .map(topic -> new AwsNotices(clients.build(SnsClient.builder()), topic)));
    this.clock = Clock.systemUTC();
    var priming = new ExecutionEventPriming(statuses, metrics, clock);
    Priming.beforeSnapshot(priming::readAndWrite, priming::publish);
  }

  ExecutionEventHandler(ProcessStatusChanges processStatusChanges, InstantSource clock) {
    super(ExecutionEvents.class);
    this.processStatusChanges = processStatusChanges;
    this.clock = clock;
  }

  @Override
  protected ExecutionEventsAnswer handle(ExecutionEvents event, Context context) {
    var deadline = Deadline.of(context, clock);
    event.detail().ifPresent(detail -> processAlone(new StatusChangeEvent(detail), deadline));
    return ExecutionEventsAnswer.of(processBatch(event.records().orElse(List.of()), deadline));
  }

  /// @throws IllegalStateException if the event must be processed again
  private void processAlone(StatusChangeEvent event, Deadline deadline) {
    var result = process(StatusChange.of(event).stream().toList(), deadline);
    result
        .failed()
        .forEach((machine, reason) -> {
          throw new IllegalStateException("%s: %s".formatted(machine.name(), reason));
        });
  }

  /// Returns the messages that must be processed again.
  private Set<String> processBatch(List<ExecutionEvents.Message> messages, Deadline deadline) {
    var failed = new LinkedHashSet<String>();
    var changes = new LinkedHashMap<String, StatusChange>();
    for (var message : messages) {
      try {
        StatusChange.of(StrictJson.read(message.body(), StatusChangeEvent.class))
            .ifPresent(change -> changes.put(message.messageId(), change));
      } catch (IllegalArgumentException malformed) {
        failed.add(message.messageId());
        warn(message.messageId(), String.valueOf(malformed.getMessage()));
      }
    }
    var result = process(List.copyOf(changes.values()), deadline);
    changes.forEach((message, change) -> {
      if (result.failed().containsKey(change.machine())) {
        failed.add(message);
      }
    });
    return failed;
  }

  private ProcessStatusChanges.Result process(List<StatusChange> changes, Deadline deadline) {
    if (changes.isEmpty()) {
      return new ProcessStatusChanges.Result(List.of(), 0, Map.of());
    }
    var result = processStatusChanges.process(changes, deadline);
    result.failed().forEach((machine, reason) -> warn(machine.name(), reason));
    RequestLog.fields(
        LOG,
        "published",
        Map.of(
            "events", changes.size(),
            "machines",
                result.stored().stream()
                    .map(status -> status.machine().name())
                    .collect(Collectors.joining(",")),
            "metrics", result.published(),
            "failed", result.failed().size()));
    return result;
  }

  private static void warn(String what, String reason) {
    RequestLog.fields(LOG, Level.WARN, "failed", Map.of("what", what, "reason", reason));
  }
}

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
import groundcrew.stepfn.event.ProcessStatusChange;
import groundcrew.stepfn.event.StatusChange;
import groundcrew.stepfn.event.StatusChangeEvent;
import groundcrew.stepfn.machine.AwsMachineStatuses;
import groundcrew.stepfn.metrics.AwsMetrics;
import groundcrew.stepfn.metrics.MachineMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Receives the EventBridge event `Step Functions Execution Status Change` and publishes the
/// metrics of its state machine.
public final class ExecutionEventHandler
    extends JsonHandler<StatusChangeEvent, ExecutionEventAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionEventHandler.class);

  private final ProcessStatusChange processStatusChange;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public ExecutionEventHandler() {
    this(Environment.ofProcess());
  }

  private ExecutionEventHandler(Environment environment) {
    this(ExecutionEventConfig.from(environment), AwsClients.create("execution-event"));
  }

  private ExecutionEventHandler(ExecutionEventConfig config, AwsClients clients) {
    super(StatusChangeEvent.class);
    RequestLog.level(config.logLevel());
    var statuses = new AwsMachineStatuses(clients.build(DynamoDbClient.builder()), config.table());
    var metrics = new AwsMetrics(clients.build(CloudWatchClient.builder()), config.namespace());
    this.processStatusChange =
        new ProcessStatusChange(
            statuses,
            Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread()),
            metrics,
            new MachineMetrics(config.compatMetrics()));
    this.clock = Clock.systemUTC();
    var priming = new ExecutionEventPriming(statuses, metrics, clock);
    Priming.beforeSnapshot(priming::readAndWrite, priming::publish);
  }

  ExecutionEventHandler(ProcessStatusChange processStatusChange, InstantSource clock) {
    super(StatusChangeEvent.class);
    this.processStatusChange = processStatusChange;
    this.clock = clock;
  }

  @Override
  protected ExecutionEventAnswer handle(StatusChangeEvent event, Context context) {
    return StatusChange.of(event)
        .map(change -> process(change, Deadline.of(context, clock)))
        .orElseGet(() -> ignore(event));
  }

  private ExecutionEventAnswer process(StatusChange change, Deadline deadline) {
    var answer = ExecutionEventAnswer.Published.of(processStatusChange.process(change, deadline));
    RequestLog.fields(
        LOG,
        "published",
        Map.of(
            "execution", change.execution().arn(),
            "status", change.execution().status(),
            "answer", StrictJson.write(answer)));
    return answer;
  }

  private static ExecutionEventAnswer ignore(StatusChangeEvent event) {
    var machine = event.detail().stateMachineArn();
    RequestLog.fields(LOG, "ignored: a child of a Map Run", Map.of("machine", machine));
    return new ExecutionEventAnswer.Ignored(machine);
  }
}

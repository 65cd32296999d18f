package groundcrew.stepfn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import groundcrew.common.AwsClients;
import groundcrew.common.AwsSnapshot;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.JsonValue;
import groundcrew.common.RehearsedContext;
import groundcrew.common.RequestLog;
import groundcrew.common.Retries;
import groundcrew.common.Sleeper;
import groundcrew.stepfn.event.StatusChange;
import groundcrew.stepfn.event.TakeStatusChange;
import groundcrew.stepfn.machine.AwsReadings;
import groundcrew.stepfn.metrics.AwsMetrics;
import groundcrew.stepfn.metrics.MachineMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Takes a `Step Functions Execution Status Change` of EventBridge, and publishes its machine's
/// metrics at once.
public final class ExecutionEventHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionEventHandler.class);

  private final TakeStatusChange takeStatusChange;
  private final InstantSource clock;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public ExecutionEventHandler() {
    this(Environment.ofProcess());
  }

  private ExecutionEventHandler(Environment environment) {
    this(environment, ExecutionEventConfig.from(environment), AwsClients.create("execution-event"));
  }

  private ExecutionEventHandler(
      Environment environment, ExecutionEventConfig config, AwsClients clients) {
    this(wire(config, clients), Clock.systemUTC());
    RequestLog.level(config.logLevel());
    AwsSnapshot.prepare(environment, clients, config.logLevel(), () -> rehearse(config, clients));
  }

  ExecutionEventHandler(TakeStatusChange takeStatusChange, InstantSource clock) {
    this.takeStatusChange = takeStatusChange;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var change = Json.read(event);
    var text =
        RequestLog.run(
            context,
            () ->
                StatusChange.read(change)
                    .map(read -> take(read, Deadline.of(context, clock)))
                    .orElseGet(() -> ignore(change)));
    answer.write(text.getBytes(UTF_8));
  }

  private String take(StatusChange change, Deadline deadline) {
    var taken = takeStatusChange.take(change, deadline);
    var answer = Json.object().put("machine", change.machine().name());
    taken.reading().newest().ifPresent(newest -> answer.put("status", newest.status().name()));
    taken.reading().verdict().ifPresent(ended -> answer.put("outcome", ended.status().name()));
    answer.put("metrics", taken.published().size());
    RequestLog.fields(
        LOG,
        "taken",
        Map.of(
            "execution", change.execution().arn(),
            "status", change.execution().status(),
            "answer", answer));
    return Json.write(answer);
  }

  private static String ignore(JsonValue change) {
    var machine = change.path("detail").path("stateMachineArn").asText();
    RequestLog.fields(LOG, "ignored: a child of a Map Run", Map.of("machine", machine));
    return Json.write(Json.object().put("ignored", machine));
  }

  private static TakeStatusChange wire(ExecutionEventConfig config, AwsClients clients) {
    return new TakeStatusChange(
        new AwsReadings(clients.build(DynamoDbClient.builder()), config.table()),
        Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread()),
        new AwsMetrics(clients.build(CloudWatchClient.builder()), config.namespace()),
        new MachineMetrics(config.compatMetrics()));
  }

  /// Returns the answer to an event that goes nowhere.
  static String rehearse(ExecutionEventConfig config, AwsClients clients) throws IOException {
    var answer = new ByteArrayOutputStream();
    new ExecutionEventHandler(
            wire(config, clients.rehearsing(AwsGuardianRehearsal.answers())), Clock.systemUTC())
        .handleRequest(AwsGuardianRehearsal.statusChange(), answer, new RehearsedContext());
    return answer.toString(UTF_8);
  }
}

package groundcrew.stepfn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import groundcrew.common.AwsClients;
import groundcrew.common.AwsSnapshot;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.Json;
import groundcrew.common.Pacer;
import groundcrew.common.RehearsedContext;
import groundcrew.common.RequestLog;
import groundcrew.common.Retries;
import groundcrew.common.ScheduledTime;
import groundcrew.common.Sleeper;
import groundcrew.stepfn.machine.AwsReadings;
import groundcrew.stepfn.metrics.AwsMetrics;
import groundcrew.stepfn.publish.PublishReport;
import groundcrew.stepfn.publish.PublishStatuses;
import groundcrew.stepfn.publish.Quota;
import groundcrew.stepfn.states.AwsExpressOutcomes;
import groundcrew.stepfn.states.AwsMaxAges;
import groundcrew.stepfn.states.AwsStateMachines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/// Runs on a schedule, `{"time":"2026-01-31T02:00:00Z"}`, and publishes how each state machine's
/// latest execution ended.
public final class StatusPublisherHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPublisherHandler.class);

  /// Calls in flight: so many that the quota, not the time of a call, is the limit.
  private static final int AT_ONCE = 16;

  private final PublishStatuses publishStatuses;
  private final InstantSource clock;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public StatusPublisherHandler() {
    this(Environment.ofProcess());
  }

  private StatusPublisherHandler(Environment environment) {
    this(
        environment,
        StatusPublisherConfig.from(environment),
        AwsClients.create("status-publisher"));
  }

  private StatusPublisherHandler(
      Environment environment, StatusPublisherConfig config, AwsClients clients) {
    this(wire(config, clients), Clock.systemUTC());
    RequestLog.level(config.logLevel());
    AwsSnapshot.prepare(environment, clients, config.logLevel(), () -> rehearse(config, clients));
  }

  StatusPublisherHandler(PublishStatuses publishStatuses, InstantSource clock) {
    this.publishStatuses = publishStatuses;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var run = ScheduledTime.of(Json.read(event), clock);
    var report = RequestLog.run(context, () -> publish(run, Deadline.of(context, clock)));
    if (report.broken()) {
      throw new IllegalStateException(report.json());
    }
    answer.write(report.json().getBytes(UTF_8));
  }

  private PublishReport publish(Instant run, Deadline deadline) {
    var report = publishStatuses.publish(run, deadline);
    for (var entry : report.failed()) {
      RequestLog.fields(
          LOG, Level.WARN, "failed", Map.of("machine", entry.machine(), "reason", entry.reason()));
    }
    RequestLog.fields(
        LOG,
        "published",
        Map.of(
            "run", run,
            "machines", report.machines(),
            "read", report.read(),
            "late", report.late(),
            "removed", report.removed(),
            "metrics", report.metrics(),
            "inTrouble", report.inTrouble(),
            "oldestReadingSeconds", report.oldestReading().toSeconds(),
            "failed", report.failed().size()));
    return report;
  }

  private static PublishStatuses wire(StatusPublisherConfig config, AwsClients clients) {
    var clock = Clock.systemUTC();
    var executions = clients.buildUnrepeated(SfnClient.builder());
    var region = executions.serviceClientConfiguration().region().id();
    var quota = Quota.listExecutions(region).share(config.quotaShare());
    var cloudWatch = clients.build(CloudWatchClient.builder());
    return new PublishStatuses(
        new PublishStatuses.Sources(
            new AwsStateMachines(clients.build(SfnClient.builder()), executions),
            new AwsMaxAges(clients.build(ResourceGroupsTaggingApiClient.builder())),
            new AwsExpressOutcomes(cloudWatch)),
        new AwsReadings(clients.build(DynamoDbClient.builder()), config.table()),
        Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread()),
        new AwsMetrics(cloudWatch, config.namespace()),
        new PublishStatuses.Settings(
            config.namePrefix(),
            config.compatMetrics(),
            new Pacer(quota.perSecond(), quota.atOnce(), clock, Sleeper.ofThread()),
            AT_ONCE));
  }

  /// Returns the answer to an event that goes nowhere.
  static String rehearse(StatusPublisherConfig config, AwsClients clients) throws IOException {
    var answer = new ByteArrayOutputStream();
    new StatusPublisherHandler(
            wire(config, clients.rehearsing(AwsGuardianRehearsal.answers())), Clock.systemUTC())
        .handleRequest(AwsGuardianRehearsal.run(), answer, new RehearsedContext());
    return answer.toString(UTF_8);
  }
}

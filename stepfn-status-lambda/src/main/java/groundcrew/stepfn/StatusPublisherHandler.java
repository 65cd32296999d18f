package groundcrew.stepfn;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Bucket4jRateLimiter;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.Retries;
import groundcrew.common.ScheduledRun;
import groundcrew.common.Sleeper;
import groundcrew.common.StrictJson;
import groundcrew.stepfn.machine.AwsMachineStatuses;
import groundcrew.stepfn.machine.AwsRunLease;
import groundcrew.stepfn.metrics.AwsMetrics;
import groundcrew.stepfn.notice.AwsNotices;
import groundcrew.stepfn.publish.PublishReport;
import groundcrew.stepfn.publish.PublishStatuses;
import groundcrew.stepfn.publish.Quota;
import groundcrew.stepfn.states.AwsExpressOutcomes;
import groundcrew.stepfn.states.AwsMaxAges;
import groundcrew.stepfn.states.AwsStateMachines;
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
import software.amazon.awssdk.services.sns.SnsClient;

/// Runs on a schedule, `{"time":"2026-01-31T02:00:00Z"}`, and publishes the metrics of all state
/// machines.
public final class StatusPublisherHandler extends JsonHandler<ScheduledRun, PublishReport> {
  private static final Logger LOG = LoggerFactory.getLogger(StatusPublisherHandler.class);

  /// With this many calls in flight, the quota is the limit and not the latency of a call.
  private static final int CALLS_IN_FLIGHT = 16;

  /// More attempts than a run has time for.
  private static final int THROTTLED_ATTEMPTS = 1000;

  private final PublishStatuses publishStatuses;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public StatusPublisherHandler() {
    this(Environment.ofProcess());
  }

  private StatusPublisherHandler(Environment environment) {
    this(StatusPublisherConfig.from(environment), AwsClients.create("status-publisher"));
  }

  private StatusPublisherHandler(StatusPublisherConfig config, AwsClients clients) {
    this(wire(config, clients), Clock.systemUTC());
    RequestLog.level(config.logLevel());
  }

  StatusPublisherHandler(PublishStatuses publishStatuses, InstantSource clock) {
    super(ScheduledRun.class);
    this.publishStatuses = publishStatuses;
    this.clock = clock;
  }

  @Override
  protected PublishReport handle(ScheduledRun event, Context context) {
    var run = event.startedAt(clock);
    var report = publishStatuses.publish(run, Deadline.of(context, clock));
    log(run, report);
    if (report.broken()) {
      throw new IllegalStateException(StrictJson.write(report));
    }
    return report;
  }

  private static void log(Instant run, PublishReport report) {
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
            "oldestReadingSeconds", report.oldestReadingSeconds(),
            "failed", report.failed().size()));
  }

  private static PublishStatuses wire(StatusPublisherConfig config, AwsClients clients) {
    var executions = clients.withoutRetries().build(SfnClient.builder());
    var region = executions.serviceClientConfiguration().region().id();
    var quota = Quota.listExecutions(region).share(config.quotaShare());
    var dynamoDb = clients.build(DynamoDbClient.builder());
    var cloudWatch = clients.build(CloudWatchClient.builder());
    return new PublishStatuses(
        new PublishStatuses.Sources(
            new AwsStateMachines(clients.build(SfnClient.builder()), executions),
            new AwsMaxAges(clients.build(ResourceGroupsTaggingApiClient.builder())),
            new AwsExpressOutcomes(cloudWatch)),
        new AwsMachineStatuses(dynamoDb, config.table()),
        new AwsRunLease(dynamoDb, config.table()),
        Retries.of(8, Duration.ofMillis(50), Duration.ofSeconds(1), Sleeper.ofThread()),
        new AwsMetrics(cloudWatch, config.namespace()),
        config.topicArn().map(topic -> new AwsNotices(clients.build(SnsClient.builder()), topic)),
        new PublishStatuses.Settings(
            config.namePrefix(),
            config.compatMetrics(),
            config.expressFailureShare(),
            quota,
            new Bucket4jRateLimiter(
                quota.perSecond(), quota.burst(), Clock.systemUTC(), Sleeper.ofThread()),
            Retries.of(
                THROTTLED_ATTEMPTS,
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Sleeper.ofThread()),
            CALLS_IN_FLIGHT));
  }
}

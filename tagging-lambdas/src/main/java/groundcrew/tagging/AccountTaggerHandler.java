package groundcrew.tagging;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.ScheduledRun;
import groundcrew.common.StrictJson;
import groundcrew.tagging.accounts.AwsAccounts;
import groundcrew.tagging.accounts.EnqueueReport;
import groundcrew.tagging.accounts.EnqueueTaggingTasks;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/// Runs on a schedule, `{"time":"2026-01-31T02:00:00Z"}`, and sends a tagging task for every
/// account and region.
public final class AccountTaggerHandler extends JsonHandler<ScheduledRun, EnqueueReport> {
  private static final Logger LOG = LoggerFactory.getLogger(AccountTaggerHandler.class);

  private final EnqueueTaggingTasks enqueueTaggingTasks;
  private final InstantSource clock;

  /// Called by the Lambda runtime: one instance per environment, whose clients all events share.
  public AccountTaggerHandler() {
    this(AccountTaggerConfig.from(Environment.ofProcess()));
  }

  private AccountTaggerHandler(AccountTaggerConfig config) {
    this(wire(config, AwsClients.create("account-tagger")), Clock.systemUTC());
    RequestLog.level(config.logLevel());
    if (config.missesGlobalServices()) {
      LOG.warn("REGIONS does not contain us-east-1, the only region of global services");
    }
  }

  AccountTaggerHandler(EnqueueTaggingTasks enqueueTaggingTasks, InstantSource clock) {
    super(ScheduledRun.class);
    this.enqueueTaggingTasks = enqueueTaggingTasks;
    this.clock = clock;
  }

  @Override
  protected EnqueueReport handle(ScheduledRun event, Context context) {
    var run = event.startedAt(clock);
    var report = enqueueTaggingTasks.enqueue(run, Deadline.of(context, clock));
    RequestLog.fields(
        LOG,
        "tasks sent",
        Map.of(
            "run", run,
            "accounts", report.accounts(),
            "messages", report.messages(),
            "skipped", report.skipped().size(),
            "failed", report.failed().size()));
    if (!report.failed().isEmpty()) {
      throw new IllegalStateException(StrictJson.write(report));
    }
    return report;
  }

  private static EnqueueTaggingTasks wire(AccountTaggerConfig config, AwsClients clients) {
    return new EnqueueTaggingTasks(
        new AwsAccounts(clients.adaptive().build(OrganizationsClient.builder())),
        AwsTagging.taskQueue(clients, config.queueUrl(), config.messageDelay()),
        new EnqueueTaggingTasks.Scope(
            config.level(),
            config.tagKeys(),
            config.regions(),
            config.organizationalUnits(),
            config.excludedAccounts(),
            config.removesOwned()));
  }
}

package groundcrew.tagging;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.Sleeper;
import groundcrew.common.StrictJson;
import groundcrew.tagging.accounts.AwsAccounts;
import groundcrew.tagging.accounts.AwsNextInvocation;
import groundcrew.tagging.accounts.EnqueueReport;
import groundcrew.tagging.accounts.EnqueueTaggingTasks;
import groundcrew.tagging.accounts.NextInvocation;
import groundcrew.tagging.accounts.RunEvent;
import groundcrew.tagging.accounts.RunPosition;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/// Runs on a schedule, `{"time":"2026-01-31T02:00:00Z"}`, and sends a tagging task for every
/// account and region. It invokes itself if one invocation is too short for the organization.
public final class AccountTaggerHandler extends JsonHandler<RunEvent, EnqueueReport> {
  private static final Logger LOG = LoggerFactory.getLogger(AccountTaggerHandler.class);

  private final EnqueueTaggingTasks enqueueTaggingTasks;
  private final Function<String, NextInvocation> invocations;
  private final InstantSource clock;

  /// Called by the Lambda runtime: one instance per environment, whose clients all events share.
  public AccountTaggerHandler() {
    this(AccountTaggerConfig.from(Environment.ofProcess()), AwsClients.create("account-tagger"));
  }

  private AccountTaggerHandler(AccountTaggerConfig config, AwsClients clients) {
    this(wire(config, clients), invocations(clients), Clock.systemUTC());
    RequestLog.level(config.logLevel());
    if (config.missesGlobalServices()) {
      LOG.warn("REGIONS does not contain us-east-1, the only region of global services");
    }
  }

  /// @param invocations returns the next invocation of the function with an ARN
  AccountTaggerHandler(
      EnqueueTaggingTasks enqueueTaggingTasks,
      Function<String, NextInvocation> invocations,
      InstantSource clock) {
    super(RunEvent.class);
    this.enqueueTaggingTasks = enqueueTaggingTasks;
    this.invocations = invocations;
    this.clock = clock;
  }

  @Override
  protected EnqueueReport handle(RunEvent event, Context context) {
    var position = event.position(clock);
    var next = invocations.apply(context.getInvokedFunctionArn());
    var report =
        enqueueTaggingTasks.enqueue(
            position, Deadline.of(context, clock), from -> continueRun(next, from));
    RequestLog.fields(
        LOG,
        "tasks sent",
        Map.of(
            "run", position.run(),
            "accounts", report.accounts(),
            "messages", report.messages(),
            "skipped", report.skipped().size(),
            "failed", report.failed().size()));
    if (!report.failed().isEmpty()) {
      throw new IllegalStateException(StrictJson.write(report));
    }
    return report;
  }

  private static void continueRun(NextInvocation next, RunPosition from) {
    next.start(from);
    RequestLog.fields(
        LOG,
        "the run continues in another invocation",
        Map.of("run", from.run(), "after", from.after().orElse("")));
  }

  private static Function<String, NextInvocation> invocations(AwsClients clients) {
    var lambda = clients.build(LambdaClient.builder());
    return function -> new AwsNextInvocation(lambda, function);
  }

  private static EnqueueTaggingTasks wire(AccountTaggerConfig config, AwsClients clients) {
    return new EnqueueTaggingTasks(
        new AwsAccounts(
            clients.withoutRetries().build(OrganizationsClient.builder()),
            AwsAccounts.Pace.half(Clock.systemUTC(), Sleeper.ofThread())),
        AwsTagging.taskQueue(clients, config.queueUrl(), config.messageDelay()),
        new EnqueueTaggingTasks.Scope(
            config.level(),
            config.tagKeys(),
            config.defaults(),
            config.regions(),
            config.organizationalUnits(),
            config.excludedAccounts(),
            config.removesOwned()));
  }
}

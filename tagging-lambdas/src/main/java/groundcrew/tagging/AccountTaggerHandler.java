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
import groundcrew.common.Retries;
import groundcrew.common.ScheduledTime;
import groundcrew.common.Sleeper;
import groundcrew.tagging.accounts.AwsAccounts;
import groundcrew.tagging.accounts.AwsOrders;
import groundcrew.tagging.accounts.OrderReport;
import groundcrew.tagging.accounts.OrderTagging;
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
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Runs on a schedule, `{"time":"2026-01-31T02:00:00Z"}`, and orders the tagging of every account
/// and region.
public final class AccountTaggerHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(AccountTaggerHandler.class);

  private final OrderTagging orderTagging;
  private final InstantSource clock;

  /// Called by the Lambda runtime once for a process; clients live as long as it does.
  public AccountTaggerHandler() {
    this(Environment.ofProcess());
  }

  private AccountTaggerHandler(Environment environment) {
    this(environment, AccountTaggerConfig.from(environment), AwsClients.create("account-tagger"));
  }

  private AccountTaggerHandler(
      Environment environment, AccountTaggerConfig config, AwsClients clients) {
    this(wire(config, clients), Clock.systemUTC());
    RequestLog.level(config.logLevel());
    if (config.missesGlobalServices()) {
      LOG.warn("REGIONS has no us-east-1: resources of global services appear there alone");
    }
    AwsSnapshot.prepare(environment, clients, config.logLevel(), () -> rehearse(config, clients));
  }

  AccountTaggerHandler(OrderTagging orderTagging, InstantSource clock) {
    this.orderTagging = orderTagging;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var run = ScheduledTime.of(Json.read(event), clock);
    var report = RequestLog.run(context, () -> order(run, Deadline.of(context, clock)));
    if (!report.failed().isEmpty()) {
      throw new IllegalStateException(report.json());
    }
    answer.write(report.json().getBytes(UTF_8));
  }

  private OrderReport order(Instant run, Deadline deadline) {
    var report = orderTagging.order(run, deadline);
    RequestLog.fields(
        LOG,
        "ordered",
        Map.of(
            "run", run,
            "accounts", report.accounts(),
            "messages", report.messages(),
            "skipped", report.skipped().size(),
            "failed", report.failed().size()));
    return report;
  }

  private static OrderTagging wire(AccountTaggerConfig config, AwsClients clients) {
    var throttled =
        Retries.of(8, Duration.ofSeconds(1), Duration.ofSeconds(20), Sleeper.ofThread());
    var unsent = Retries.of(4, Duration.ofMillis(200), Duration.ofSeconds(5), Sleeper.ofThread());
    var queue = config.queueUrl().toString();
    return new OrderTagging(
        new AwsAccounts(clients.buildAdaptive(OrganizationsClient.builder()), throttled),
        new AwsOrders(clients.build(SqsClient.builder()), queue, config.messageDelay(), unsent),
        new OrderTagging.Scope(
            config.level(),
            config.tagKeys(),
            config.regions(),
            config.organizationalUnits(),
            config.excludedAccounts(),
            config.removesOwned()));
  }

  /// Returns the answer to an event that goes nowhere.
  static String rehearse(AccountTaggerConfig config, AwsClients clients) throws IOException {
    var answers = AwsTaggingRehearsal.answers(config.tagKeys().getFirst());
    var answer = new ByteArrayOutputStream();
    new AccountTaggerHandler(wire(config, clients.rehearsing(answers)), Clock.systemUTC())
        .handleRequest(AwsTaggingRehearsal.run(), answer, new RehearsedContext());
    return answer.toString(UTF_8);
  }
}

package groundcrew.bluegreen;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.bluegreen.learn.AwsAccessLogs;
import groundcrew.bluegreen.learn.AwsListStore;
import groundcrew.bluegreen.learn.LearnReport;
import groundcrew.bluegreen.learn.LearnUrls;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.ScheduledRun;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/// Learns the list of URLs from access logs, by a schedule.
public final class UrlListHandler extends JsonHandler<ScheduledRun, LearnReport> {
  private static final Logger LOG = LoggerFactory.getLogger(UrlListHandler.class);

  private final LearnUrls learnUrls;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public UrlListHandler() {
    this(UrlListConfig.from(Environment.ofProcess()));
  }

  private UrlListHandler(UrlListConfig config) {
    this(learnUrls(config), Clock.systemUTC());
    RequestLog.level(config.logLevel());
  }

  UrlListHandler(LearnUrls learnUrls, InstantSource clock) {
    super(ScheduledRun.class);
    this.learnUrls = learnUrls;
    this.clock = clock;
  }

  private static LearnUrls learnUrls(UrlListConfig config) {
    var s3 = AwsClients.create("url-list").build(S3Client.builder());
    return new LearnUrls(
        new AwsAccessLogs(s3, config.logsBucket(), config.logsPrefix()),
        new AwsListStore(s3, config.bucket(), config.file(), config.statePrefix()),
        config.exclusions(),
        config.mostUrls(),
        config.lookbackDays());
  }

  @Override
  protected LearnReport handle(ScheduledRun event, Context context) {
    var today = event.startedAt(clock).atZone(ZoneOffset.UTC).toLocalDate();
    var report = learnUrls.learn(today, Deadline.of(context, clock));
    RequestLog.fields(
        LOG,
        "list published",
        Map.of(
            "list", report.list(),
            "urls", report.urls(),
            "patterns", report.patterns(),
            "logs", report.logs(),
            "waiting", report.waiting(),
            "lines", report.lines(),
            "unreadable", report.unreadable(),
            "failed", report.failed().size()));
    return report;
  }
}

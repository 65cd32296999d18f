package groundcrew.treebutton;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.ScheduledRun;
import groundcrew.common.StrictJson;
import groundcrew.treebutton.plant.ReconcilePresses;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs on a schedule and finishes the presses that stopped between two steps.
public final class ReconcileHandler extends JsonHandler<ScheduledRun, ReconcilePresses.Report> {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileHandler.class);

  private final ReconcilePresses reconcilePresses;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public ReconcileHandler() {
    this(ButtonConfig.from(Environment.ofProcess()));
  }

  private ReconcileHandler(ButtonConfig config) {
    super(ScheduledRun.class);
    RequestLog.level(config.logLevel());
    this.clock = Clock.systemUTC();
    this.reconcilePresses =
        new AwsButton(AwsClients.create("button-reconcile"), config.table(), clock)
            .reconcilePresses(config);
  }

  @Override
  protected ReconcilePresses.Report handle(ScheduledRun run, Context context) {
    var report = reconcilePresses.reconcile(context.getAwsRequestId(), Deadline.of(context, clock));
    RequestLog.fields(LOG, "reconciled", Map.of("report", StrictJson.write(report)));
    return report;
  }
}

package groundcrew.treebutton;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.SharedVariables;
import groundcrew.treebutton.plant.RecordPrint;
import groundcrew.treebutton.print.JobEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives how a print job ended from an AWS IoT rule.
public final class JobEventHandler extends JsonHandler<JobEvent, JobEventHandler.Answer> {
  private static final Logger LOG = LoggerFactory.getLogger(JobEventHandler.class);

  private final RecordPrint recordPrint;
  private final InstantSource clock;

  /// The answer of an invocation.
  ///
  /// @param state of the press; absent where the event changes none
  record Answer(String job, Optional<String> state) {}

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public JobEventHandler() {
    this(Environment.ofProcess());
  }

  private JobEventHandler(Environment environment) {
    super(JobEvent.class);
    var table = SharedVariables.table(environment);
    environment.verify();
    RequestLog.level(environment.logLevel());
    this.clock = Clock.systemUTC();
    this.recordPrint =
        new AwsButton(AwsClients.create("job-event"), table.get(), clock).recordPrint();
  }

  @Override
  protected Answer handle(JobEvent event, Context context) {
    var deadline = Deadline.of(context, clock);
    var state =
        event
            .press()
            .flatMap(press ->
                event.result().flatMap(result -> recordPrint.record(press, result, deadline)))
            .map(record -> record.state().name());
    RequestLog.fields(
        LOG,
        "job ended",
        Map.of("job", event.jobId(), "status", event.status(), "state", state.orElse("none")));
    return new Answer(event.jobId(), state);
  }
}

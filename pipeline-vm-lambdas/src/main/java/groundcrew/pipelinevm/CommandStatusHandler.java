package groundcrew.pipelinevm;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.pipelinevm.status.AwsInvocations;
import groundcrew.pipelinevm.status.AwsOutputs;
import groundcrew.pipelinevm.status.CommandStatus;
import groundcrew.pipelinevm.status.ReadStatus;
import groundcrew.pipelinevm.status.StatusRequest;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Tells how far a command is.
public final class CommandStatusHandler extends JsonHandler<StatusRequest, CommandStatus> {
  private static final Logger LOG = LoggerFactory.getLogger(CommandStatusHandler.class);

  private final ReadStatus readStatus;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public CommandStatusHandler() {
    this(Environment.ofProcess());
  }

  private CommandStatusHandler(Environment environment) {
    super(StatusRequest.class);
    environment.verify();
    RequestLog.level(environment.logLevel());
    this.clock = Clock.systemUTC();
    var clients = AwsClients.create("command-status");
    var ends = new AwsOutputs(clients.build(S3Client.builder()));
    this.readStatus =
        new ReadStatus(new AwsInvocations(clients.build(SsmClient.builder()), ends), clock);
  }

  @Override
  protected CommandStatus handle(StatusRequest event, Context context) {
    var request = event.flat();
    var status = readStatus.read(request, Deadline.of(context, clock));
    RequestLog.fields(
        LOG,
        "command read",
        Map.of(
            "command",
            status.commandId(),
            "status",
            status.status(),
            "detail",
            status.detail().orElse("none")));
    return status;
  }
}

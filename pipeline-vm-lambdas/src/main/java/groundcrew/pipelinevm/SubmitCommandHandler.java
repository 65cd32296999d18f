package groundcrew.pipelinevm;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.pipelinevm.command.AwsCommands;
import groundcrew.pipelinevm.document.AwsDocuments;
import groundcrew.pipelinevm.submit.AwsSubmissions;
import groundcrew.pipelinevm.submit.SubmitCommand;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Sends a command for a state of a workflow.
public final class SubmitCommandHandler extends JsonHandler<SubmitEvent, SubmitAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(SubmitCommandHandler.class);
  private static final long FIRST_POLL_SECONDS = 2;

  private final SubmitCommand submitCommand;
  private final SubmitConfig config;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public SubmitCommandHandler() {
    this(SubmitConfig.from(Environment.ofProcess()));
  }

  private SubmitCommandHandler(SubmitConfig config) {
    super(SubmitEvent.class);
    RequestLog.level(config.logLevel());
    this.config = config;
    this.clock = Clock.systemUTC();
    var clients = AwsClients.create("submit-command");
    var ssm = clients.build(SsmClient.builder());
    var sending = clients.retryingOnlyThrottled().build(SsmClient.builder());
    this.submitCommand =
        new SubmitCommand(
            new AwsDocuments(ssm, config.document(), config.version()),
            new AwsCommands(ssm, sending),
            config
                .table()
                .map(table -> new AwsSubmissions(clients.build(DynamoDbClient.builder()), table)),
            Set.copyOf(config.allowedTargets()),
            config.values(),
            clock);
  }

  @Override
  protected SubmitAnswer handle(SubmitEvent event, Context context) {
    var request = event.submitRequest();
    var sent = submitCommand.submit(request, event.submission(), Deadline.of(context, clock));
    RequestLog.fields(
        LOG,
        "command sent",
        Map.of("command", sent.id(), "execution", event.execution().orElse("none")));
    return new SubmitAnswer(
        sent.id(),
        request.target().single(),
        sent.sentAt(),
        sent.sentAt().plus(config.values().longest(request)),
        FIRST_POLL_SECONDS);
  }
}

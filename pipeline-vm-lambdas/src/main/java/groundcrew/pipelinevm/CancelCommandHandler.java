package groundcrew.pipelinevm;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import groundcrew.common.SharedVariables;
import groundcrew.pipelinevm.cancel.CancelCommands;
import groundcrew.pipelinevm.cancel.ExecutionEvent;
import groundcrew.pipelinevm.command.AwsCommands;
import groundcrew.pipelinevm.submit.AwsSubmissions;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Cancels the commands of an execution that was stopped, failed or ran out of time.
public final class CancelCommandHandler
    extends JsonHandler<ExecutionEvent, CancelCommandHandler.Answer> {
  private static final Logger LOG = LoggerFactory.getLogger(CancelCommandHandler.class);

  private final CancelCommands cancelCommands;
  private final InstantSource clock;

  /// The answer of an invocation.
  ///
  /// @param commands that were canceled, or had ended before
  record Answer(List<String> commands) {}

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public CancelCommandHandler() {
    this(Environment.ofProcess());
  }

  private CancelCommandHandler(Environment environment) {
    super(ExecutionEvent.class);
    var table = SharedVariables.table(environment);
    environment.verify();
    RequestLog.level(environment.logLevel());
    this.clock = Clock.systemUTC();
    var clients = AwsClients.create("cancel-command");
    var ssm = clients.build(SsmClient.builder());
    this.cancelCommands =
        new CancelCommands(
            new AwsSubmissions(clients.build(DynamoDbClient.builder()), table.get()),
            new AwsCommands(ssm, ssm),
            clock);
  }

  @Override
  protected Answer handle(ExecutionEvent event, Context context) {
    var deadline = Deadline.of(context, clock);
    var commands =
        event
            .ended()
            .map(execution -> cancelCommands.cancel(execution, deadline))
            .orElse(List.of());
    RequestLog.fields(
        LOG,
        "commands canceled",
        Map.of("execution", event.detail().executionArn(), "commands", commands.toString()));
    return new Answer(commands);
  }
}

package groundcrew.bluegreen;

import com.amazonaws.services.lambda.runtime.Context;
import groundcrew.bluegreen.codedeploy.AnswerHook;
import groundcrew.bluegreen.codedeploy.AwsHookAnswers;
import groundcrew.bluegreen.metrics.EmbeddedGateMetrics;
import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Environment;
import groundcrew.common.JsonHandler;
import groundcrew.common.RequestLog;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/// Answers a lifecycle hook of CodeDeploy: may green take the traffic?
public final class CodeDeployHookHandler extends JsonHandler<HookEvent, HookAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(CodeDeployHookHandler.class);

  /// The time for the answer and the report, of which a short invocation keeps a quarter.
  private static final Duration RESERVE = Duration.ofSeconds(10);

  private static final int QUARTER = 4;

  /// Without a route to CodeDeploy three attempts end before the function does, so that its log and
  /// the report say why the hook has no answer.
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final AnswerHook answerHook;
  private final InstantSource clock;

  /// Called by the Lambda runtime, once per process. The clients live as long as the process.
  public CodeDeployHookHandler() {
    this(GateConfig.from(Environment.ofProcess()));
  }

  private CodeDeployHookHandler(GateConfig config) {
    this(answerHook(config, Clock.systemUTC()), Clock.systemUTC());
    RequestLog.level(config.logLevel());
  }

  CodeDeployHookHandler(AnswerHook answerHook, InstantSource clock) {
    super(HookEvent.class);
    this.answerHook = answerHook;
    this.clock = clock;
  }

  private static AnswerHook answerHook(GateConfig config, InstantSource clock) {
    var clients = AwsClients.create("codedeploy-hook");
    var gate = new AwsGate(clients, config);
    return new AnswerHook(
        gate.decideTraffic(),
        new AwsHookAnswers(clients.connectingWithin(CONNECT).build(CodeDeployClient.builder())),
        config.policy(),
        gate.publishReport(),
        new EmbeddedGateMetrics(config.function(), System.out::println, clock));
  }

  @Override
  protected HookAnswer handle(HookEvent event, Context context) {
    var hook = event.hook();
    var deadline = Deadline.of(context, clock, RESERVE, QUARTER);
    var answered = HookAnswer.of(hook.deploymentId(), answerHook.answer(hook, deadline));
    RequestLog.fields(
        LOG,
        "hook answered",
        Map.of(
            "deployment", answered.deployment(),
            "status", answered.status(),
            "verdict", answered.verdict(),
            "reason", answered.reasons().getFirst(),
            "report", answered.report().orElse("none")));
    return answered;
  }
}

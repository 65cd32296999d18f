package groundcrew.local.eventbridge;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import java.util.Map;

/// What rules reach, in the name of EventBridge; the policies of functions and queues decide.
record RuleTargets(Ground ground) implements Targets {
  private static final String EVENTS = "events.amazonaws.com";

  @Override
  public void invoke(String ruleArn, String functionArn, byte[] payload) {
    allow(ruleArn, "lambda:InvokeFunction", functionArn);
    ground.offered(FunctionCaller.class).invokeAsync(functionArn, payload);
  }

  @Override
  public void deadLetter(
      String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    allow(ruleArn, "sqs:SendMessage", queueArn);
    ground.deadLetters().sendAllowed(queueArn, payload, attributes);
  }

  private void allow(String ruleArn, String action, String resourceArn) {
    var account = Arn.parse(ruleArn).account();
    var context = Map.of("aws:SourceArn", ruleArn, "aws:SourceAccount", account);
    ground.iam().allowService(EVENTS, new RequiredPermission(action, resourceArn, context));
  }
}

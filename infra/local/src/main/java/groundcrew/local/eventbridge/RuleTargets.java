package groundcrew.local.eventbridge;

import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import java.util.Map;

/// What rules reach, in the name of EventBridge; the policies of functions and queues decide.
record RuleTargets(Ground ground) implements Targets {
  private static final String EVENTS = "events.amazonaws.com";

  @Override
  public void invoke(String ruleArn, String targetArn, byte[] payload) {
    if (targetArn.startsWith("arn:aws:sqs:")) {
      send(ruleArn, targetArn, payload, Map.of());
      return;
    }
    ground
        .iam()
        .allowService(
            EVENTS, new RequiredPermission("lambda:InvokeFunction", targetArn, source(ruleArn)));
    ground.offered(FunctionCaller.class).invokeAsync(targetArn, payload);
  }

  @Override
  public void deadLetter(
      String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    send(ruleArn, queueArn, payload, attributes);
  }

  private void send(
      String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    var events = new ServicePrincipal(EVENTS, source(ruleArn));
    ground.deadLetters().send(events, queueArn, payload, attributes);
  }

  private static Map<String, String> source(String ruleArn) {
    return Map.of("aws:SourceArn", ruleArn, "aws:SourceAccount", Arn.parse(ruleArn).account());
  }
}

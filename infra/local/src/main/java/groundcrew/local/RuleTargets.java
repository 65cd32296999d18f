package groundcrew.local;

import groundcrew.local.eventbridge.Targets;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iam.Iam;
import groundcrew.local.lambda.Lambda;
import java.util.Map;
import java.util.function.Supplier;

/// What rules reach, in the name of EventBridge; the policies of functions and queues decide.
record RuleTargets(Iam iam, Supplier<Lambda> lambda, DeadLetters deadLetters) implements Targets {
  private static final String EVENTS = "events.amazonaws.com";

  @Override
  public void invoke(String ruleArn, String functionArn, byte[] payload) {
    allow(ruleArn, "lambda:InvokeFunction", functionArn);
    try {
      var _ = lambda.get().invokeAsync(functionArn, payload);
    } catch (IllegalArgumentException e) {
      throw new AwsError(404, "ResourceNotFoundException", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void deadLetter(
      String ruleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    allow(ruleArn, "sqs:SendMessage", queueArn);
    deadLetters.sendAllowed(queueArn, payload, attributes);
  }

  private void allow(String ruleArn, String action, String resourceArn) {
    var account = ruleArn.split(":", 6)[4];
    var context = Map.of("aws:SourceArn", ruleArn, "aws:SourceAccount", account);
    iam.allowService(EVENTS, new RequiredPermission(action, resourceArn, context));
  }
}

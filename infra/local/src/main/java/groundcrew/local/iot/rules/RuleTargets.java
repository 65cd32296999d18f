package groundcrew.local.iot.rules;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/// What rules reach, in the name of AWS IoT: functions by their policies, queues by a role.
record RuleTargets(Ground ground) implements Targets {
  private static final String IOT = "iot.amazonaws.com";

  @Override
  public void invoke(Rule rule, String functionArn, byte[] payload) {
    var context = Map.of("aws:SourceArn", rule.arn(), "aws:SourceAccount", rule.place().account());
    ground
        .iam()
        .allowService(IOT, new RequiredPermission("lambda:InvokeFunction", functionArn, context));
    ground.offered(FunctionCaller.class).invokeAsync(functionArn, payload);
  }

  @Override
  public void send(Rule.ErrorAction errorAction, byte[] message) {
    try {
      ground
          .deadLetters()
          .send(errorAction.roleArn(), IOT, errorAction.queueArn(), message, Map.of());
    } catch (SdkException e) {
      throw new AwsError(500, "InternalFailureException", String.valueOf(e.getMessage()));
    }
  }
}

package groundcrew.local;

import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.lambda.Lambda;
import groundcrew.local.scheduler.Target;
import java.util.Map;

/// What schedules reach: functions, and queues for what could not be delivered.
record ScheduleTarget(ServiceRoles roles, Lambda lambda, DeadLetters deadLetters)
    implements Target {

  @Override
  public void authorise(String roleArn, String action, String resourceArn) {
    roles.allow(roleArn, ServiceRoles.SCHEDULER, RequiredPermission.of(action, resourceArn));
  }

  @Override
  public void invoke(String functionArn, byte[] payload) {
    var _ = lambda.invokeAsync(functionArn, payload);
  }

  @Override
  public void deadLetter(
      String roleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    deadLetters.send(roleArn, ServiceRoles.SCHEDULER, queueArn, payload, attributes);
  }
}

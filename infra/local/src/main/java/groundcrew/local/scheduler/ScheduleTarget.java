package groundcrew.local.scheduler;

import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import java.util.Map;

/// What schedules reach: functions, and queues for what could not be delivered.
record ScheduleTarget(Ground ground) implements Target {
  private static final String SCHEDULER = "scheduler.amazonaws.com";

  @Override
  public void authorise(String roleArn, String action, String resourceArn) {
    ground.roles().allow(roleArn, SCHEDULER, RequiredPermission.of(action, resourceArn));
  }

  @Override
  public void invoke(String functionArn, byte[] payload) {
    ground.offered(FunctionCaller.class).invokeAsync(functionArn, payload);
  }

  @Override
  public void deadLetter(
      String roleArn, String queueArn, byte[] payload, Map<String, String> attributes) {
    ground.deadLetters().send(roleArn, SCHEDULER, queueArn, payload, attributes);
  }
}

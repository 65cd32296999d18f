package groundcrew.local.stepfunctions;

import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import java.util.List;
import java.util.Map;

/// The permissions that calls take.
final class Needs {
  private Needs() {}

  static List<RequiredPermission> of(Call call) {
    var input = call.input();
    var action = "states:" + call.operation();
    return switch (call.operation()) {
      case "CreateStateMachine" ->
          List.of(
              RequiredPermission.of(
                  action,
                  Arns.machine(
                      call.caller().account(), call.region(), input.path("name").asText())),
              new RequiredPermission(
                  "iam:PassRole",
                  input.path("roleArn").asText(),
                  Map.of("iam:PassedToService", "states.amazonaws.com")));
      case "DeleteStateMachine", "DescribeStateMachine", "ListExecutions", "StartExecution" ->
          List.of(RequiredPermission.of(action, input.path("stateMachineArn").asText("*")));
      case "DescribeExecution", "GetExecutionHistory", "RedriveExecution", "StopExecution" ->
          List.of(RequiredPermission.of(action, input.path("executionArn").asText()));
      case "ListTagsForResource", "TagResource", "UntagResource" ->
          List.of(RequiredPermission.of(action, input.path("resourceArn").asText()));
      default -> List.of(RequiredPermission.of(action, "*"));
    };
  }
}

package groundcrew.local.states;

import groundcrew.local.door.Call;
import groundcrew.local.door.Need;
import java.util.List;
import java.util.Map;

/// The permissions that calls take.
final class Needs {
  private Needs() {}

  static List<Need> of(Call call) {
    var input = call.input();
    var action = "states:" + call.operation();
    return switch (call.operation()) {
      case "CreateStateMachine" ->
          List.of(
              Need.of(
                  action,
                  Arns.machine(
                      call.caller().account(), call.region(), input.path("name").asText())),
              new Need(
                  "iam:PassRole",
                  input.path("roleArn").asText(),
                  Map.of("iam:PassedToService", "states.amazonaws.com")));
      case "DeleteStateMachine", "DescribeStateMachine", "ListExecutions", "StartExecution" ->
          List.of(Need.of(action, input.path("stateMachineArn").asText("*")));
      case "DescribeExecution", "RedriveExecution", "StopExecution" ->
          List.of(Need.of(action, input.path("executionArn").asText()));
      case "ListTagsForResource", "TagResource", "UntagResource" ->
          List.of(Need.of(action, input.path("resourceArn").asText()));
      default -> List.of(Need.of(action, "*"));
    };
  }
}

package groundcrew.local.lambda;

import groundcrew.local.ground.DeadLetters;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.problems.ProblemLog;
import java.util.Map;

/// Keeps asynchronous events that failed for good where their function's template says.
record FailedEvents(ProblemLog problems, DeadLetters deadLetters) implements AsyncFailures {

  @Override
  public void failed(
      LambdaFunction function,
      String requestId,
      byte[] payload,
      FunctionError error,
      int attempts) {
    problems.add(
        "%s failed after %d attempts: %s: %s"
            .formatted(function.name(), attempts, error.type(), error.message()));
    function
        .deadLetterArn()
        .ifPresent(queue ->
            deadLetters.send(
                function.roleArn(),
                FunctionRoles.LAMBDA,
                queue,
                payload,
                Map.of(
                    "RequestID", requestId, "ErrorCode", "200", "ErrorMessage", error.message())));
  }
}

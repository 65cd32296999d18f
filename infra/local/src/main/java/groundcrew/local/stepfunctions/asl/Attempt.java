package groundcrew.local.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One attempt of a `Task`, with its events.
///
/// @param region of the machine
record Attempt(Host host, State state, String region) {

  /// Invokes the function and waits for its answer.
  ///
  /// @param left until the execution itself runs out of time
  /// @throws StateError `States.Timeout`, or how the function failed
  JsonNode perform(Step.Call call, Duration left) {
    var scheduled = task().put("region", region).put("parameters", call.parameters().toString());
    call.timeout().ifPresent(limit -> scheduled.put("timeoutInSeconds", limit.toSeconds()));
    host.record("TaskScheduled", scheduled);
    host.record("TaskStarted", task());
    try {
      var answer = state.limited(answer(call, left));
      host.record("TaskSucceeded", Run.payload("output", answer).setAll(task()));
      return answer;
    } catch (StateError e) {
      host.record(
          e.error().equals(StateError.TIMEOUT) ? "TaskTimedOut" : "TaskFailed", e.into(task()));
      throw e;
    }
  }

  /// Functions use the machine's clock, and so do the time-outs while they run.
  private JsonNode answer(Step.Call call, Duration left) {
    var own = call.timeout().filter(limit -> limit.compareTo(left) < 0);
    var answer =
        CompletableFuture.supplyAsync(
            () -> host.invoke(call.parameters()), Thread::startVirtualThread);
    try {
      return answer.get(own.orElse(left).toMillis() + 1, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (own.isEmpty()) {
        host.timedOut();
      }
      throw new StateError(StateError.TIMEOUT, "");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StateError known
          ? known
          : new StateError("Lambda.Unknown", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StateError("Lambda.Unknown", "The local cloud ends");
    }
  }

  private static ObjectNode task() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("resourceType", "lambda")
        .put("resource", "invoke");
  }
}

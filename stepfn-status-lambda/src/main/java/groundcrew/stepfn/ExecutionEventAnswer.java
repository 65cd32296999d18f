package groundcrew.stepfn;

import groundcrew.stepfn.event.ProcessStatusChange;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import java.util.Optional;

/// The answer to an execution event.
sealed interface ExecutionEventAnswer {
  /// The machine's metrics were published.
  ///
  /// @param machine name of the state machine
  /// @param status status of its newest execution
  /// @param outcome status of its newest finished execution; absent if none has finished
  /// @param metrics number of published values
  record Published(
      String machine,
      Optional<ExecutionStatus> status,
      Optional<ExecutionStatus> outcome,
      int metrics)
      implements ExecutionEventAnswer {
    static Published of(ProcessStatusChange.Result result) {
      return new Published(
          result.status().machine().name(),
          result.status().newest().map(Execution::status),
          result.status().outcome().map(Execution::status),
          result.published().size());
    }
  }

  /// The event was ignored.
  ///
  /// @param ignored ARN of the Map Run that the execution belongs to
  record Ignored(String ignored) implements ExecutionEventAnswer {}
}

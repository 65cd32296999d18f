package groundcrew.pipelinevm.status;

import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One command in memory.
final class InMemoryInvocations implements Invocations {
  final List<Invocation> listed = new ArrayList<>();
  Optional<CommandOverview> overview = Optional.empty();

  /// Lists the command on a machine with a status of Run Command.
  void put(String machine, String status, String detail, Optional<Integer> exitCode) {
    var start = Instant.parse("2026-06-01T12:00:02Z");
    listed.removeIf(one -> one.instanceId().equals(machine));
    listed.add(
        new Invocation(
            machine,
            InvocationState.of(status),
            detail,
            exitCode,
            start.minusSeconds(2),
            Optional.of(start),
            exitCode.map(_ -> start.plusSeconds(10)),
            Optional.of("run"),
            Optional.of("https://s3/outputs/stdout")));
  }

  @Override
  public List<Invocation> list(String command, Optional<String> instance, Deadline deadline) {
    return listed.stream()
        .filter(one -> instance.isEmpty() || instance.get().equals(one.instanceId()))
        .toList();
  }

  @Override
  public Optional<CommandOverview> overview(String command, Deadline deadline) {
    return overview;
  }

  @Override
  public Output output(String command, Invocation invocation, Deadline deadline) {
    return new Output("x".repeat(1_500), "of " + invocation.instanceId());
  }
}

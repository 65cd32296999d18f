package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/// Answers like Step Functions, from state machines in memory: in pages. The first page of machines
/// is empty although more follow.
final class PagedSfn implements SfnClient {
  private final InMemoryStateMachines account;
  private final Deadline never =
      new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofDays(1)));

  private final Deque<Supplier<RuntimeException>> troubles = new ArrayDeque<>();
  private final List<SfnRequest> requests = new ArrayList<>();

  PagedSfn(InMemoryStateMachines account) {
    this.account = account;
  }

  /// Makes the next call fail; several failures apply to several calls.
  void trouble(Supplier<RuntimeException> failure) {
    troubles.add(failure);
  }

  List<SfnRequest> requests() {
    return requests;
  }

  @Override
  public ListStateMachinesResponse listStateMachines(ListStateMachinesRequest request) {
    called(request);
    if (request.nextToken() == null) {
      return ListStateMachinesResponse.builder().nextToken("0").build();
    }
    var all = account.list(never);
    var from = Integer.parseInt(request.nextToken());
    var to = Math.min(all.size(), from + request.maxResults());
    return ListStateMachinesResponse.builder()
        .stateMachines(all.subList(from, to).stream().map(PagedSfn::item).toList())
        .nextToken(to < all.size() ? Integer.toString(to) : null)
        .build();
  }

  @Override
  public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
    called(request);
    var machine = new Machine(request.stateMachineArn(), MachineType.STANDARD);
    if (request.statusFilter() != null) {
      var status = ExecutionStatus.valueOf(request.statusFilterAsString());
      return page(account.newest(machine, status, never).stream().toList(), false);
    }
    var listed =
        account.list(never).stream()
            .filter(one -> one.machine().arn().equals(machine.arn()))
            .findFirst()
            .orElseThrow(
                () -> StateMachineDoesNotExistException.builder().message("no machine").build());
    var recent = account.recent(listed.machine(), never).orElseThrow();
    return page(recent.executions(), recent.more());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private void called(SfnRequest request) {
    requests.add(request);
    Stream.ofNullable(troubles.poll())
        .map(Supplier::get)
        .forEach(failure -> {
          throw failure;
        });
  }

  private static ListExecutionsResponse page(List<Execution> executions, boolean more) {
    return ListExecutionsResponse.builder()
        .executions(executions.stream().map(PagedSfn::item).toList())
        .nextToken(more ? "more" : null)
        .build();
  }

  private static StateMachineListItem item(ListedMachine listed) {
    return StateMachineListItem.builder()
        .stateMachineArn(listed.machine().arn())
        .name(listed.machine().name())
        .type(listed.machine().type().name())
        .creationDate(listed.created())
        .build();
  }

  /// The count is absent for an execution that was never redriven.
  private static ExecutionListItem item(Execution execution) {
    return ExecutionListItem.builder()
        .executionArn(execution.arn())
        .status(execution.status().name())
        .startDate(execution.started())
        .stopDate(execution.stopped().orElse(null))
        .redriveCount(execution.redrives() == 0 ? null : execution.redrives())
        .build();
  }
}

package groundcrew.stepfn.states;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/// Reads state machines and executions from Step Functions.
public final class AwsStateMachines implements StateMachines {
  private static final int LARGEST_PAGE = 1000;

  /// The most that a call returns: an execution that started long ago may be the last to end.
  private static final int RECENT = 1000;

  private final SfnClient lists;
  private final SfnClient executions;

  /// @param lists client for ListStateMachines
  /// @param executions client for ListExecutions, without retries, because its calls are counted
  public AwsStateMachines(SfnClient lists, SfnClient executions) {
    this.lists = lists;
    this.executions = executions;
  }

  @Override
  public List<ListedMachine> list(Deadline deadline) {
    return Pages.<String, ListStateMachinesResponse>of(
            token ->
                lists.listStateMachines(request ->
                    request
                        .maxResults(LARGEST_PAGE)
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            page -> Pages.token(page.nextToken()))
        .flatMap(page -> page.stateMachines().stream())
        .map(AwsStateMachines::machine)
        .toList();
  }

  @Override
  public Optional<RecentExecutions> recent(Machine machine, Deadline deadline) {
    try {
      var page =
          counted(
              deadline,
              () ->
                  executions.listExecutions(request ->
                      request
                          .stateMachineArn(machine.arn())
                          .maxResults(RECENT)
                          .overrideConfiguration(AwsClients.within(deadline))));
      var found = page.executions().stream().map(AwsStateMachines::execution).toList();
      return Optional.of(new RecentExecutions(found, Pages.token(page.nextToken()).isPresent()));
    } catch (StateMachineDoesNotExistException deleted) {
      // A deleted machine may still be listed for a while.
      return Optional.empty();
    }
  }

  @Override
  public Optional<Execution> newest(Machine machine, ExecutionStatus status, Deadline deadline) {
    var page =
        counted(
            deadline,
            () ->
                executions.listExecutions(request ->
                    request
                        .stateMachineArn(machine.arn())
                        .statusFilter(status.name())
                        .maxResults(1)
                        .overrideConfiguration(AwsClients.within(deadline))));
    return page.executions().stream().map(AwsStateMachines::execution).findFirst();
  }

  private static <T> T counted(Deadline deadline, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkServiceException refused) {
      if (refused.isThrottlingException()) {
        throw new ThrottledException("Step Functions throttles ListExecutions", refused);
      }
      throw refused;
    } catch (ApiCallTimeoutException late) {
      throw AwsClients.translate(deadline, late);
    }
  }

  private static ListedMachine machine(StateMachineListItem item) {
    // For a type that AWS has added since, the call for executions fails if it has none.
    var type =
        MachineType.EXPRESS.name().equals(item.typeAsString())
            ? MachineType.EXPRESS
            : MachineType.STANDARD;
    return new ListedMachine(new Machine(item.stateMachineArn(), type), item.creationDate());
  }

  private static Execution execution(ExecutionListItem item) {
    return new Execution(
        item.executionArn(),
        ExecutionStatus.of(item.statusAsString())
            .orElseThrow(() ->
                new IllegalStateException(
                    "status %s of %s is unknown: update Groundcrew"
                        .formatted(item.statusAsString(), item.executionArn()))),
        item.startDate(),
        Optional.ofNullable(item.stopDate()),
        Objects.requireNonNullElse(item.redriveCount(), 0));
  }
}

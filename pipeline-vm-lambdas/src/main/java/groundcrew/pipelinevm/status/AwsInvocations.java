package groundcrew.pipelinevm.status;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.InvalidCommandIdException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;

/// The invocations of Systems Manager's Run Command.
public final class AwsInvocations implements Invocations {
  /// The response code of a step that has not ended.
  private static final int IN_FLIGHT = -1;

  private final SsmClient ssm;
  private final AwsOutputs ends;

  public AwsInvocations(SsmClient ssm, AwsOutputs ends) {
    this.ssm = ssm;
    this.ends = ends;
  }

  @Override
  public List<Invocation> list(String command, Optional<String> instance, Deadline deadline) {
    try {
      return pages(command, instance, deadline)
          .flatMap(page -> page.commandInvocations().stream())
          .map(AwsInvocations::invocation)
          .toList();
    } catch (InvalidCommandIdException unknown) {
      // What Run Command does not know yet, it may know at the next poll.
      return List.of();
    }
  }

  private Stream<ListCommandInvocationsResponse> pages(
      String command, Optional<String> instance, Deadline deadline) {
    return Pages.<String, ListCommandInvocationsResponse>of(
        token ->
            ssm.listCommandInvocations(request ->
                request
                    .commandId(command)
                    .instanceId(instance.orElse(null))
                    .details(true)
                    .nextToken(token)
                    .overrideConfiguration(AwsClients.within(deadline))),
        page -> Pages.token(page.nextToken()));
  }

  @Override
  public Optional<CommandOverview> overview(String command, Deadline deadline) {
    try {
      return ssm
          .listCommands(request ->
              request.commandId(command).overrideConfiguration(AwsClients.within(deadline)))
          .commands()
          .stream()
          .findFirst()
          .map(AwsInvocations::overview);
    } catch (InvalidCommandIdException unknown) {
      return Optional.empty();
    }
  }

  private static CommandOverview overview(Command command) {
    return new CommandOverview(
        InvocationState.of(command.statusAsString()),
        withoutBlanks(command.statusDetails()),
        command.targetCount());
  }

  @Override
  public Output output(String command, Invocation invocation, Deadline deadline) {
    try {
      var answer =
          ssm.getCommandInvocation(request ->
              request
                  .commandId(command)
                  .instanceId(invocation.instanceId())
                  .pluginName(invocation.step().orElse(null))
                  .overrideConfiguration(AwsClients.within(deadline)));
      return new Output(
          ends.stdout(answer.standardOutputContent(), answer.standardOutputUrl(), deadline),
          ends.stderr(answer.standardErrorContent(), answer.standardErrorUrl(), deadline));
    } catch (InvocationDoesNotExistException gone) {
      return new Output("", "");
    }
  }

  private static Invocation invocation(CommandInvocation one) {
    var step =
        one.commandPlugins().stream()
            .filter(plugin -> plugin.responseCode() != null && plugin.responseCode() > 0)
            .findFirst()
            .or(() -> one.commandPlugins().reversed().stream().findFirst());
    return new Invocation(
        one.instanceId(),
        InvocationState.of(one.statusAsString()),
        withoutBlanks(one.statusDetails()),
        step.map(CommandPlugin::responseCode).filter(code -> code != IN_FLIGHT),
        one.requestedDateTime(),
        first(one, CommandPlugin::responseStartDateTime),
        step.map(CommandPlugin::responseFinishDateTime),
        step.map(CommandPlugin::name),
        step.map(CommandPlugin::standardOutputUrl).filter(url -> !url.isEmpty()));
  }

  private static <T> Optional<T> first(CommandInvocation one, Function<CommandPlugin, T> property) {
    return one.commandPlugins().stream().findFirst().map(property);
  }

  /// Run Command writes `Execution Timed Out` in some answers, and `ExecutionTimedOut` in others.
  private static String withoutBlanks(String detail) {
    return detail.replace(" ", "");
  }
}

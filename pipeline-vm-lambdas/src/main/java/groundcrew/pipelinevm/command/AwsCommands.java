package groundcrew.pipelinevm.command;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import groundcrew.common.PermanentFailureException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Target;

/// Commands of Systems Manager.
public final class AwsCommands implements Commands {
  /// What no later attempt changes.
  private static final Set<String> REFUSALS =
      Set.of(
          "AccessDeniedException",
          "InvalidDocument",
          "InvalidDocumentVersion",
          "InvalidInstanceId",
          "InvalidOutputFolder",
          "InvalidParameters",
          "InvalidRole",
          "UnsupportedPlatformType",
          "ValidationException");

  private final SsmClient ssm;
  private final SsmClient sending;

  /// @param sending a client that repeats only throttled calls: SendCommand has no token, and
  ///   another attempt may send a second command
  public AwsCommands(SsmClient ssm, SsmClient sending) {
    this.ssm = ssm;
    this.sending = sending;
  }

  @Override
  public SentCommand send(CommandRequest request, Deadline deadline) {
    try {
      return sent(sending.sendCommand(toAws(request, deadline)).command());
    } catch (SsmException refused) {
      if (REFUSALS.contains(refused.awsErrorDetails().errorCode())) {
        throw new PermanentFailureException(
            "Run Command refuses the command for %s: %s"
                .formatted(request.targets(), refused.awsErrorDetails().errorMessage()),
            refused);
      }
      throw refused;
    }
  }

  private SendCommandRequest toAws(CommandRequest request, Deadline deadline) {
    var targets = request.targets();
    return SendCommandRequest.builder()
        .documentName(request.document().name())
        .documentVersion(request.document().version())
        .parameters(request.parameters())
        .instanceIds(targets.instanceIds())
        .targets(targets.tag().entrySet().stream().map(AwsCommands::target).toList())
        .comment(request.comment())
        .timeoutSeconds(Math.toIntExact(request.delivery().toSeconds()))
        .outputS3BucketName(request.outputBucket())
        .overrideConfiguration(AwsClients.within(deadline))
        .build();
  }

  private static Target target(Map.Entry<String, String> tag) {
    return Target.builder().key("tag:" + tag.getKey()).values(tag.getValue()).build();
  }

  @Override
  public Optional<SentCommand> find(String comment, Instant since, Deadline deadline) {
    // ListCommands cannot filter by comment.
    return Pages.<String, ListCommandsResponse>of(
            token ->
                ssm.listCommands(request ->
                    request
                        .filters(
                            CommandFilter.builder()
                                .key(CommandFilterKey.INVOKED_AFTER)
                                .value(since.truncatedTo(ChronoUnit.SECONDS).toString())
                                .build())
                        .nextToken(token)
                        .overrideConfiguration(AwsClients.within(deadline))),
            page -> Pages.token(page.nextToken()))
        .flatMap(page -> page.commands().stream())
        .filter(command -> comment.equals(command.comment()))
        .map(AwsCommands::sent)
        .findFirst();
  }

  @Override
  public void cancel(String command, Deadline deadline) {
    ssm.cancelCommand(
        request -> request.commandId(command).overrideConfiguration(AwsClients.within(deadline)));
  }

  private static SentCommand sent(Command command) {
    return new SentCommand(command.commandId(), command.requestedDateTime());
  }
}

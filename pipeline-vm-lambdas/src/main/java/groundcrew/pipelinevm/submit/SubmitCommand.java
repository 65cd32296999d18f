package groundcrew.pipelinevm.submit;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import groundcrew.pipelinevm.command.CommandRequest;
import groundcrew.pipelinevm.command.Commands;
import groundcrew.pipelinevm.command.SentCommand;
import groundcrew.pipelinevm.command.Targets;
import groundcrew.pipelinevm.document.Documents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Sends a command to the targets that are allowed, once for each submission.
public final class SubmitCommand {
  /// After this time a command that was sent is listed.
  private static final Duration LISTED = Duration.ofSeconds(60);

  private final Documents documents;
  private final Commands commands;
  private final Optional<Submissions> submissions;
  private final Set<String> allowedTargets;
  private final DocumentValues fixed;
  private final InstantSource clock;

  /// @param submissions absent where a repeated submission sends a second command
  /// @param fixed parameters of every command
  public SubmitCommand(
      Documents documents,
      Commands commands,
      Optional<Submissions> submissions,
      Set<String> allowedTargets,
      DocumentValues fixed,
      InstantSource clock) {
    this.documents = documents;
    this.commands = commands;
    this.submissions = submissions;
    this.allowedTargets = Set.copyOf(allowedTargets);
    this.fixed = fixed;
    this.clock = clock;
  }

  /// Returns the command of a submission, which an earlier attempt may have sent.
  ///
  /// @param submission absent where the caller names none: a repeated call then sends a second
  ///   command
  /// @throws PermanentFailureException if the request is refused
  /// @throws IllegalStateException if it is unknown whether an earlier attempt sent the command,
  ///   and a later attempt can tell
  public SentCommand submit(
      SubmitRequest request, Optional<Submission> submission, Deadline deadline) {
    var targets = allowed(request.target());
    var timeout = fixed.timeout(request);
    var document = documents.read(deadline);
    var parameters = document.check(fixed.with(request, timeout, document));
    var once = submission.filter(_ -> submissions.isPresent());
    var command =
        new CommandRequest(
            document,
            targets,
            parameters,
            once.map(Submission::comment).orElse("groundcrew"),
            fixed.delivery(timeout),
            fixed.outputBucket());
    return once.map(one -> submitOnce(one, submissions.orElseThrow(), command, deadline))
        .orElseGet(() -> commands.send(command, deadline));
  }

  private Targets allowed(Targets targets) {
    var refused = targets.names().stream().filter(name -> !allowedTargets.contains(name)).toList();
    if (!refused.isEmpty()) {
      throw new PermanentFailureException(
          "ALLOWED_TARGETS does not name %s".formatted(String.join(", ", refused)));
    }
    return targets;
  }

  private SentCommand submitOnce(
      Submission submission, Submissions records, CommandRequest command, Deadline deadline) {
    var now = clock.instant();
    var known = records.begin(submission, now, deadline);
    if (known.isEmpty()) {
      return send(submission, records, command, deadline);
    }
    if (known.get().canceled()) {
      throw new PermanentFailureException("the execution has ended: no command is sent for it");
    }
    return known
        .get()
        .command()
        .or(() -> find(submission, known.get(), records, deadline))
        .orElseGet(() -> sendAgain(submission, known.get(), records, command, now, deadline));
  }

  private SentCommand send(
      Submission submission, Submissions records, CommandRequest command, Deadline deadline) {
    return record(submission, records, commands.send(command, deadline), deadline.toFinish());
  }

  /// A command of an execution that ended while it was sent is canceled here: who canceled the
  /// submission may have looked for it too early.
  private SentCommand record(
      Submission submission, Submissions records, SentCommand sent, Deadline deadline) {
    if (!records.sent(submission, sent, deadline)) {
      commands.cancel(sent.id(), deadline);
      throw new PermanentFailureException(
          "the execution has ended while its command was sent: the command is canceled");
    }
    return sent;
  }

  /// An earlier attempt may have sent the command although its answer was lost.
  private Optional<SentCommand> find(
      Submission submission, Submissions.Known known, Submissions records, Deadline deadline) {
    return known
        .find(submission, commands, deadline)
        .map(command -> record(submission, records, command, deadline.toFinish()));
  }

  private SentCommand sendAgain(
      Submission submission,
      Submissions.Known known,
      Submissions records,
      CommandRequest command,
      Instant now,
      Deadline deadline) {
    if (now.isBefore(known.sendingSince().plus(LISTED))) {
      throw new IllegalStateException(
          "an earlier attempt may have sent the command at %s, and it is not listed yet"
              .formatted(known.sendingSince()));
    }
    if (!records.beginAgain(submission, known, now, deadline)) {
      throw new IllegalStateException("another attempt sends the command");
    }
    return send(submission, records, command, deadline);
  }
}

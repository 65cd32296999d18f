package groundcrew.pipelinevm.status;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tells whether a command has ended on all of its machines, and how it ended on the worst of them.
public final class ReadStatus {
  /// Run Command lists a command some seconds after it was sent. After this time it never will.
  private static final Duration LISTED = Duration.ofMinutes(2);

  /// The one from which a developer learns most: a command that ran, before one that never did.
  private static final Comparator<Invocation> WORST =
      Comparator.comparing((Invocation one) -> one.exitCode().orElse(0))
          .thenComparing(Invocation::instanceId, Comparator.reverseOrder());

  private final Invocations invocations;
  private final InstantSource clock;

  public ReadStatus(Invocations invocations, InstantSource clock) {
    this.invocations = invocations;
    this.clock = clock;
  }

  /// Returns the status of the command.
  public CommandStatus read(StatusRequest request, Deadline deadline) {
    try {
      return read(request, new Answers(request, clock.instant()), deadline);
    } catch (RuntimeException failure) {
      if (AwsClients.throttled(failure)) {
        return new Answers(request, clock.instant()).running("Throttled", "Run Command throttles");
      }
      throw failure;
    }
  }

  private CommandStatus read(StatusRequest request, Answers answers, Deadline deadline) {
    // First the whole: what has ended as a whole has all of its machines in a list that is read
    // later.
    var overview =
        request.instanceId().isPresent()
            ? Optional.<CommandOverview>empty()
            : invocations.overview(request.command(), deadline);
    var listed = invocations.list(request.command(), request.instanceId(), deadline);
    if (listed.isEmpty()) {
      return notListed(overview, answers);
    }
    var running = listed.stream().filter(one -> !one.ended()).findFirst();
    if (running.isPresent()) {
      return answers.running(running.get().detail(), "it runs on " + running.get().instanceId());
    }
    var incomplete =
        overview
            .filter(command -> listed.size() < command.targets())
            .filter(command ->
                command.state() == InvocationState.RUNNING
                    || answers.elapsed().compareTo(LISTED) < 0);
    if (incomplete.isPresent()) {
      return answers.running(
          "Pending",
          "%d of %d machines are listed".formatted(listed.size(), incomplete.get().targets()));
    }
    var failed = overview.filter(command -> command.state() == InvocationState.FAILED);
    if (failed.isPresent()
        && listed.stream().allMatch(one -> one.state() == InvocationState.SUCCEEDED)) {
      return answers.failed(failed.get().detail(), "it did not run on every machine");
    }
    return ended(listed, answers, deadline);
  }

  private static CommandStatus notListed(Optional<CommandOverview> overview, Answers answers) {
    return overview
        .filter(command -> command.state() != InvocationState.RUNNING)
        .map(command -> answers.failed(command.detail(), "it ran on no machine"))
        .orElseGet(() ->
            answers.elapsed().compareTo(LISTED) < 0
                ? answers.running("Pending", "no machine is listed yet")
                : answers.failed(
                    "NotListed",
                    "Run Command lists no machine %s after it was sent".formatted(LISTED)));
  }

  private CommandStatus ended(List<Invocation> listed, Answers answers, Deadline deadline) {
    var failed = listed.stream().filter(one -> one.state() == InvocationState.FAILED).toList();
    var told = failed.stream().max(WORST).orElse(listed.getFirst());
    var output = invocations.output(answers.request().command(), told, deadline);
    return answers.ended(told, output, failed.size(), listed.size());
  }
}

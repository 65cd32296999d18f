package groundcrew.pipelinevm.status;

import groundcrew.pipelinevm.status.CommandStatus.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Writes the answers to one poll.
///
/// @param now time of the poll
record Answers(StatusRequest request, Instant now) {
  private static final long SHORTEST_WAIT = 2;
  private static final long LONGEST_WAIT = 30;

  Duration elapsed() {
    return Duration.between(sentAt(), now);
  }

  private Instant sentAt() {
    return request.sentAt().orElse(now);
  }

  CommandStatus running(String detail, String what) {
    return answer(
        Status.RETRY,
        Optional.of(waitSeconds()),
        request.instanceId(),
        detail,
        Optional.empty(),
        Optional.of("command %s has not ended: %s".formatted(request.command(), what)));
  }

  /// Returns the answer where no machine ran the command.
  CommandStatus failed(String detail, String what) {
    return answer(
        Status.FAILED,
        Optional.empty(),
        request.instanceId(),
        detail,
        Optional.of("Command" + detail),
        Optional.of("command %s: %s, %s".formatted(request.command(), detail, what)));
  }

  /// Returns the answer where the command has ended on all machines.
  ///
  /// @param told machine of which the answer tells
  CommandStatus ended(Invocation told, Output output, int failed, int machines) {
    var success = failed == 0;
    return new CommandStatus(
        success ? Status.SUCCEEDED : Status.FAILED,
        request.command(),
        Optional.of(told.instanceId()),
        request.sentAt().orElse(told.requestedAt()),
        request.deadline(),
        Optional.empty(),
        Optional.of(told.detail()),
        told.exitCode(),
        Optional.of(output.stdout()),
        Optional.of(output.stderr()),
        told.outputUrl(),
        told.phases(),
        success ? Optional.empty() : Optional.of("Command" + told.detail()),
        success ? Optional.empty() : Optional.of(cause(told, output, failed, machines)));
  }

  private String cause(Invocation told, Output output, int failed, int machines) {
    var cause = new StringBuilder();
    cause.append(
        "command %s on %s: %s".formatted(request.command(), told.instanceId(), told.detail()));
    told.exitCode().ifPresent(code -> cause.append(", exit code ").append(code));
    told.phases().ifPresent(phases -> cause.append(", ").append(phases));
    if (machines > 1) {
      cause.append(". It failed on %d of %d machines".formatted(failed, machines));
    }
    cause.append(tail("stderr", output.stderr()));
    cause.append(tail("stdout", output.stdout()));
    told.outputUrl().ifPresent(url -> cause.append("\nall of the output: ").append(url));
    return cause.toString();
  }

  private static String tail(String name, String text) {
    return text.isBlank() ? "" : "\n%s ends with:\n%s".formatted(name, text.stripTrailing());
  }

  /// The longer a command runs, the longer it usually takes: each wait is half as long again, from
  /// 2 to 30 seconds.
  private long waitSeconds() {
    return request
        .waitSeconds()
        .map(last -> Math.min(last + (last + 1) / 2, LONGEST_WAIT))
        .orElse(SHORTEST_WAIT);
  }

  private CommandStatus answer(
      Status status,
      Optional<Long> wait,
      Optional<String> instance,
      String detail,
      Optional<String> error,
      Optional<String> cause) {
    return new CommandStatus(
        status,
        request.command(),
        instance,
        sentAt(),
        request.deadline(),
        wait,
        Optional.of(detail),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        error,
        cause);
  }
}

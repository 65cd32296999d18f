package groundcrew.local.runcommand.agent;

/// How a step has ended.
///
/// @param exitCode as the agent reports it
/// @param stdout complete
/// @param stderr complete
public record StepEnd(Kind kind, int exitCode, String stdout, String stderr) {
  /// What the agent says of a script that it has killed, and of one that ends so by itself.
  static final int KILLED = 137;

  private static final int REBOOT = 194;

  /// What became of the step.
  public enum Kind {
    SUCCESS,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    /// Its precondition did not hold.
    SKIPPED
  }

  /// Returns what the agent makes of a script's exit code. It takes 137 for its own kill, whoever
  /// killed the script.
  static StepEnd of(int exitCode, boolean cancelled, String stdout, String stderr) {
    if (exitCode == REBOOT) {
      throw new UnsupportedOperationException(
          "A script asks for a reboot by exit code 194, which the local cloud does not do");
    }
    var kind =
        switch (exitCode) {
          case 0 -> Kind.SUCCESS;
          case KILLED -> cancelled ? Kind.CANCELLED : Kind.TIMED_OUT;
          default -> Kind.FAILED;
        };
    var why =
        kind == Kind.FAILED ? "failed to run commands: exit status %d".formatted(exitCode) : "";
    return new StepEnd(kind, exitCode, stdout, stderr + why);
  }

  static StepEnd skipped(String step) {
    return new StepEnd(
        Kind.SKIPPED,
        0,
        "Step execution skipped due to unsatisfied preconditions: '\"StringEquals\": [platformType]'."
            + " Step name: "
            + step,
        "");
  }

  static StepEnd cancelled() {
    return new StepEnd(Kind.CANCELLED, KILLED, "", "");
  }
}

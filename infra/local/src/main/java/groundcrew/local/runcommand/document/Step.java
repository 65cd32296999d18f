package groundcrew.local.runcommand.document;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.fixture.ManagedNode.Platform;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A step of a document: a script for a shell.
///
/// @param shell what runs it
/// @param precondition the only platform where it runs
/// @param runCommand a list of lines, or the placeholder of a StringList parameter
/// @param timeoutSeconds may be a placeholder too
public record Step(
    String name,
    Shell shell,
    Optional<Platform> precondition,
    JsonNode runCommand,
    String workingDirectory,
    String timeoutSeconds) {
  /// How long a script may run that has no time limit of its own.
  private static final String DEFAULT_TIMEOUT = "3600";

  /// A plugin of the agent.
  public enum Shell {
    BASH("aws:runShellScript", false),
    POWERSHELL("aws:runPowerShellScript", true);

    private final String action;
    private final boolean onWindows;

    Shell(String action, boolean onWindows) {
      this.action = action;
      this.onWindows = onWindows;
    }

    /// Returns the plugin's name in keys and paths.
    public String plugin() {
      return action.replace(":", "");
    }
  }

  static Step read(Element element) {
    element.only(Set.of("action", "name", "precondition", "inputs"));
    var inputs = element.member("inputs");
    inputs.only(Set.of("runCommand", "workingDirectory", "timeoutSeconds"));
    var name = element.required("name");
    // A shorter one cannot be given to GetCommandInvocation.
    if (!name.matches("[a-zA-Z0-9_]{4,128}")) {
      throw element.fault("name must be 4 to 128 letters, digits and _, not '" + name + "'");
    }
    var lines = inputs.node().path("runCommand");
    if (!lines.isArray() && !lines.isTextual()) {
      throw inputs.fault("runCommand must be a list of lines");
    }
    return new Step(
        name,
        shell(element),
        precondition(element),
        lines,
        inputs.text("workingDirectory").orElse(""),
        inputs.text("timeoutSeconds").orElse(DEFAULT_TIMEOUT));
  }

  private static Shell shell(Element element) {
    var action = element.required("action");
    for (var shell : Shell.values()) {
      if (shell.action.equals(action)) {
        return shell;
      }
    }
    throw element.fault("action " + action + " is not supported by the local cloud");
  }

  private static Optional<Platform> precondition(Element element) {
    var precondition = element.member("precondition");
    if (precondition.node().isMissingNode()) {
      return Optional.empty();
    }
    precondition.only(Set.of("StringEquals"));
    var operands = precondition.node().path("StringEquals");
    if (operands.size() != 2 || !operands.path(0).asText().equals("platformType")) {
      throw precondition.fault("only platformType can be compared in the local cloud");
    }
    try {
      return Optional.of(Platform.valueOf(operands.path(1).asText().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw precondition.fault("there is no platform " + operands.path(1).asText() + " here");
    }
  }

  /// Tells whether a node of the platform runs it, and does not skip it.
  public boolean runsOn(Platform platform) {
    return (shell.onWindows || platform != Platform.WINDOWS)
        && precondition.map(platform::equals).orElse(true);
  }
}

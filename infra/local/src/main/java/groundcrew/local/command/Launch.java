package groundcrew.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import picocli.CommandLine;

/// How every command of the launcher runs and fails: with one sentence on the error stream. The
/// stack trace is in the folder of the run.
public final class Launch {
  private static final String TRACE = "failure.txt";

  private Launch() {}

  /// Runs a command and ends this process with its exit code: its own, 1 where it failed, 2 for
  /// wrong usage.
  ///
  /// @param name of the launcher's command, such as `demo`
  public static void exit(String name, Object command, String... arguments) {
    // Digits are grouped alike everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(of(name, command).execute(arguments));
  }

  /// Returns a command that fails as every command does.
  public static CommandLine of(String name, Object command) {
    return new CommandLine(command)
        .setExecutionExceptionHandler((failure, line, _) -> {
          line.getErr().println(told(name, failure));
          return 1;
        });
  }

  private static String told(String name, Exception failure) {
    var sentence = "groundcrew: " + new CommandFailure(failure).sentence();
    try {
      var run = RunFolder.of(name);
      try (var trace = new PrintWriter(Files.newBufferedWriter(run.path().resolve(TRACE)))) {
        failure.printStackTrace(trace);
      }
      return "%s; %s".formatted(sentence, run.hint());
    } catch (IOException | UncheckedIOException unwritable) {
      return sentence;
    }
  }
}

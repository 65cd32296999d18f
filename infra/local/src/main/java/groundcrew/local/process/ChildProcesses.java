package groundcrew.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Starts processes that end when this JVM does, however it ends.
///
/// _Why not a shutdown hook alone: none runs after `kill -9`. But the kernel then closes the pipes
/// that only this JVM held, and a shell that reads one of them kills what is left._
public final class ChildProcesses {
  /// Reads `+ pid` and `- pid`. An interrupt at the terminal goes to the shell as well, and must
  /// not end it before the JVM.
  private static final String WATCH =
      """
      trap '' HUP INT TERM
      alive=' '
      while read -r change pid; do
        case $change$alive in
          +*) alive=$alive$pid' ' ;;
          -*" $pid "*) alive=${alive%%" $pid "*}' '${alive#*" $pid "} ;;
        esac
      done
      for pid in $alive; do
        kill -KILL "$pid"
      done
      """;

  private static final ChildProcesses OF_THIS_JVM = new ChildProcesses();

  private final Writer watch;

  private ChildProcesses() {
    try {
      watch =
          new ProcessBuilder("/bin/sh", "-c", WATCH)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .outputWriter();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a shell that watches processes", e);
    }
  }

  /// Starts a process. Its own children are not watched: they have to end with it.
  ///
  /// @throws IOException where it cannot be started
  public static Process start(ProcessBuilder builder) throws IOException {
    return OF_THIS_JVM.watched(builder.start());
  }

  private Process watched(Process process) throws IOException {
    try {
      tell("+", process);
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException("the shell that watches processes has ended", e);
    }
    // The system may give the id of an ended process to any other one.
    var _ = process.onExit().thenAccept(this::forget);
    return process;
  }

  private void forget(Process process) {
    try {
      tell("-", process);
    } catch (IOException e) {
      throw new UncheckedIOException("the shell that watches processes has ended", e);
    }
  }

  private synchronized void tell(String change, Process process) throws IOException {
    watch.write("%s %d\n".formatted(change, process.pid()));
    watch.flush();
  }
}

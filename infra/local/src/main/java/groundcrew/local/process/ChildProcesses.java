package groundcrew.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Starts processes that end when this JVM does, however it ends.
///
/// _Why not a shutdown hook alone: none runs after `kill -9`. But the kernel then closes the pipes
/// that only this JVM held, and a shell that reads one of them kills what is left._
public final class ChildProcesses {
  /// Reads `+ pid`, `- pid` and `! pid`, which kills now. A negative number is a group of
  /// processes. An interrupt at the terminal goes to the shell as well, and must not end it before
  /// the JVM.
  private static final String WATCH =
      """
      trap '' HUP INT TERM
      alive=' '
      while read -r change pid; do
        case $change$alive in
          +*) alive=$alive$pid' ' ;;
          -*" $pid "*) alive=${alive%%" $pid "*}' '${alive#*" $pid "} ;;
          !*) kill -s KILL -- "$pid" ;;
        esac
      done
      for pid in $alive; do
        kill -s KILL -- "$pid"
      done
      """;

  private static final String WATCH_ENDED = "the shell that watches processes has ended";
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
    return OF_THIS_JVM.watched(builder.start(), 1);
  }

  /// Starts the leader of a group of processes, which ends as a whole when its leader does.
  ///
  /// @param builder of a program that makes itself the leader, such as `setsid`
  /// @throws IOException where it cannot be started
  public static Process startGroup(ProcessBuilder builder) throws IOException {
    return OF_THIS_JVM.watched(builder.start(), -1);
  }

  /// Kills a group that [#startGroup] has started.
  public static void killGroup(Process leader) {
    OF_THIS_JVM.killed(leader);
  }

  private void killed(Process leader) {
    try {
      tell("!", -leader.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(WATCH_ENDED, e);
    }
  }

  private Process watched(Process process, int sign) throws IOException {
    try {
      tell("+", sign * process.pid());
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException(WATCH_ENDED, e);
    }
    // The system may give the id of an ended process to any other one.
    var _ = process.onExit().thenAccept(ended -> forget(ended, sign));
    return process;
  }

  private void forget(Process process, int sign) {
    try {
      if (sign < 0) {
        tell("!", -process.pid());
      }
      tell("-", sign * process.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(WATCH_ENDED, e);
    }
  }

  private synchronized void tell(String change, long pid) throws IOException {
    watch.write("%s %d\n".formatted(change, pid));
    watch.flush();
  }
}

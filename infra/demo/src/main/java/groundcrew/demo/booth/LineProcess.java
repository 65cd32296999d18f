package groundcrew.demo.booth;

import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A program that takes and writes lines, and ends with its standard input.
final class LineProcess implements AutoCloseable {
  private static final long END_SECONDS = 5;

  private final String name;
  private final Process process;
  private final Writer input;
  private final List<String> lines = new ArrayList<>();

  /// Starts the program.
  ///
  /// @param name of the program, for messages
  LineProcess(String name, ProcessBuilder builder) {
    this.name = name;
    try {
      this.process = ChildProcesses.start(builder.redirectErrorStream(true));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
    this.input = process.outputWriter();
    Thread.startVirtualThread(() -> process.inputReader().lines().forEach(this::received));
  }

  private synchronized void received(String line) {
    lines.add(line);
    notifyAll();
  }

  /// Writes a line to the program.
  void say(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s has ended; it wrote:\n%s".formatted(name, String.join("\n", lines())), e);
    }
  }

  /// Returns all that the program wrote.
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /// Waits for a line after some of the lines.
  ///
  /// @param from number of lines that are not looked at
  /// @throws IllegalStateException with what the program wrote, if none comes within the limit
  synchronized String await(Predicate<String> wanted, int from, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    var next = from;
    while (true) {
      while (next < lines.size()) {
        var line = lines.get(next);
        if (wanted.test(line)) {
          return line;
        }
        next++;
      }
      var left = end - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException(
            "%s did not write what is expected within %s; it wrote:\n%s"
                .formatted(name, limit, String.join("\n", lines)));
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + name, e);
      }
    }
  }

  @Override
  public void close() {
    try {
      input.close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException ended) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

package groundcrew.local.lambda;

import groundcrew.local.ground.FunctionLogs;
import groundcrew.local.ground.LogListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The log of one function, all environments in one file.
final class FunctionLog {
  private final String function;
  private final Path file;
  private final LogListener listener;
  private final InstantSource clock;
  private final List<Instant> times = new ArrayList<>();
  private boolean closed;

  FunctionLog(String function, Path directory, LogListener listener, InstantSource clock) {
    this.clock = clock;
    this.function = function;
    this.file = directory.resolve(function + ".log");
    this.listener = listener;
  }

  synchronized void line(String line) {
    if (closed) {
      return;
    }
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log " + file, e);
    }
    times.add(clock.instant());
    listener.line(function, line);
  }

  /// Takes no more lines, so that nothing writes into a directory that is being removed.
  synchronized void close() {
    closed = true;
  }

  /// Returns the lines with the times at which they came. A file that was there before the function
  /// may have more lines, which have no time.
  synchronized List<FunctionLogs.Line> timedLines() {
    var lines = lines();
    var older = lines.size() - times.size();
    return IntStream.range(0, times.size())
        .mapToObj(i -> new FunctionLogs.Line(times.get(i), lines.get(older + i)))
        .toList();
  }

  synchronized List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log " + file, e);
    }
  }
}

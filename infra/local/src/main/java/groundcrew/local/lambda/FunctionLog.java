package groundcrew.local.lambda;

import groundcrew.local.ground.LogListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The log of one function, all environments in one file.
final class FunctionLog {
  private final String function;
  private final Path file;
  private final LogListener listener;
  private boolean closed;

  FunctionLog(String function, Path directory, LogListener listener) {
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
    listener.line(function, line);
  }

  /// Takes no more lines, so that nothing writes into a directory that is being removed.
  synchronized void close() {
    closed = true;
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

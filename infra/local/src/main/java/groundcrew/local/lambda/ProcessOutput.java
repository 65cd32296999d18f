package groundcrew.local.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What one process writes, by way of a file: what a function wrote before it answered is there
/// when its answer is, which a pipe with a reading thread would not promise.
final class ProcessOutput implements AutoCloseable {
  private final Path file;
  private final FunctionLog log;
  private final SeekableByteChannel channel;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ProcessOutput(Path directory, FunctionLog log) throws IOException {
    this.file = Files.createTempFile(directory, "environment-", ".out");
    this.log = log;
    this.channel = Files.newByteChannel(file);
  }

  Path file() {
    return file;
  }

  /// Moves the complete lines that are there into the log.
  synchronized void pump() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      var buffer = ByteBuffer.allocate(16 * 1024);
      while (channel.read(buffer.clear()) > 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          take(buffer.get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the output of a function, " + file, e);
    }
  }

  private void take(byte next) {
    if (next == '\n') {
      log.line(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(next);
    }
  }

  @Override
  public synchronized void close() {
    pump();
    if (line.size() > 0) {
      take((byte) '\n');
    }
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }
}

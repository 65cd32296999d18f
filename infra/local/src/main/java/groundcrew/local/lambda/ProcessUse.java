package groundcrew.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What a process uses of the machine. Where there is no `/proc`, its memory is not known: then
/// only Java's own heap limits it.
record ProcessUse(ProcessHandle process) {

  /// Returns how much processor time it has used, all its threads together.
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Returns the memory that cannot be given back: neither the mapped JARs nor libraries count.
  long megabytes() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024;
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }
}

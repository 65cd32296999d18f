package groundcrew.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a benchmark ran on, without anything that names the machine.
public record Machine(
    int processors, String model, long memoryGigabytes, String system, String java) {
  private static final String MODEL = "model name";
  private static final long KILOBYTES = 1024L * 1024;

  /// Reads what Linux tells.
  public static Machine here() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        line(Path.of("/proc/cpuinfo"), MODEL),
        Math.round(
            Double.parseDouble(
                    line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "") + ".0")
                / KILOBYTES),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().toString());
  }

  private static String line(Path file, String name) throws IOException {
    if (!Files.isReadable(file)) {
      return "0";
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("0");
    }
  }
}

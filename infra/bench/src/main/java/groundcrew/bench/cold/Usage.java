package groundcrew.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process has used so far, as Linux tells it.
record Usage(double cpuMillis, double peakMegabytes) {
  static final Usage NONE = new Usage(0, 0);

  /// The kernel's unit of `utime` and `stime`: 10 ms on every Linux that a function runs on.
  private static final double MILLIS_PER_TICK = 10;

  static Usage of(long pid) throws IOException {
    var process = Path.of("/proc", Long.toString(pid));
    var stat = Files.readString(process.resolve("stat"));
    // The command, in parentheses, may hold blanks.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    var ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return new Usage(ticks * MILLIS_PER_TICK, peak(process) / 1024.0);
  }

  private static long peak(Path process) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("no VmHWM in " + process));
  }
}

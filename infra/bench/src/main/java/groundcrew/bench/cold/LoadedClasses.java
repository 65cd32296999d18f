package groundcrew.bench.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Counts the classes that a JVM loads until it has answered its first event.
record LoadedClasses(ColdStart coldStart, Path work) {

  /// Returns the number in a run of its own.
  ///
  /// @param launch of a JVM
  int count(Scenario scenario, Launch launch) {
    var log = work.resolve("classes.log");
    var command = new java.util.ArrayList<>(launch.command());
    command.addAll(1, List.of("-Xlog:disable", "-Xlog:class+load:file=" + log));
    try {
      Files.deleteIfExists(log);
      coldStart.measure(
          scenario,
          new Launch(command, launch.variables(), launch.fromSnapshot(), launch.code()),
          ColdStart.End.KILLED);
      try (var lines = Files.lines(log)) {
        return (int) lines.filter(line -> line.contains(" source: ")).count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of loaded classes " + log, e);
    }
  }
}

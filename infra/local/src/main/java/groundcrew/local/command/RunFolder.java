package groundcrew.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The folder of one run of a command, for its functions' logs and for whatever a failure has to be
/// understood by. No two runs share one.
///
/// @param path absolute
public record RunFolder(Path path) {
  /// Where the launcher says which folder it has made for the run.
  private static final String PROPERTY = "groundcrew.run";

  /// Returns the folder of this run: the launcher's, else one among the system's temporary files.
  ///
  /// @param command of the launcher, such as `demo`
  public static RunFolder of(String command) {
    var made = System.getProperty(PROPERTY);
    var path = made == null ? temporary(command) : Path.of(made);
    try {
      return new RunFolder(Files.createDirectories(path.toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder of this run", e);
    }
  }

  private static Path temporary(String command) {
    var process = ProcessHandle.current();
    // The system gives the id of an ended process to another one.
    var since = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "groundcrew-%s-%d-%d".formatted(command, since, process.pid()));
  }

  /// Returns a file of the folder as a person finds it from the folder of this process.
  ///
  /// @param name of the file; empty for the folder itself
  public Path shown(String name) {
    var here = Path.of("").toAbsolutePath();
    var file = path.resolve(name);
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /// Returns the sentence that ends a failure.
  public String hint() {
    return "the logs are in " + shown("");
  }
}

package groundcrew.demo.booth;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The programs of the devices, in the folder `firmware` of the repository.
///
/// @param folder `firmware`
public record Firmware(Path folder) {

  /// Builds what has to be built.
  ///
  /// @throws IllegalStateException with the output of the build, if it fails
  public static Firmware built() {
    var firmware = new Firmware(Synthesis.ofThisRepository().root().resolve("firmware"));
    run(new ProcessBuilder(firmware.folder.resolve("button/host/build.sh").toString()));
    return firmware;
  }

  /// Returns the sketch of the button.
  Path button() {
    return folder.resolve("button/target/green-button");
  }

  Path printer() {
    return folder.resolve("printer");
  }

  /// Tells whether AWS's own Jobs client is installed.
  public boolean hasJobsClient() {
    return Files.isDirectory(folder.resolve("printer/test/jobs-client/node_modules"));
  }

  /// Runs a program to its end.
  ///
  /// @throws IllegalStateException with its output, if it fails
  static void run(ProcessBuilder builder) {
    try {
      var process = ChildProcesses.start(builder.redirectErrorStream(true));
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s failed:\n%s".formatted(builder.command().getFirst(), output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

package groundcrew.demo.booth;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.process.ChildProcesses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The programs of the devices, in the folder `firmware` of the repository.
///
/// @param folder `firmware`
public record Firmware(Path folder) {

  private static final String JOBS_CLIENT = "printer/test/jobs-client/node_modules";

  /// Finds the programs from the folder of this process.
  public static Firmware ofThisRepository() {
    return new Firmware(Synthesis.ofThisRepository().root().resolve("firmware"));
  }

  /// Returns what is not on this machine and the programs need.
  public List<String> missing() {
    var missing = new ArrayList<String>();
    Stream.of("g++", "make", "python3", "node").filter(Firmware::notOnPath).forEach(missing::add);
    if (!Files.exists(Path.of("/usr/include/openssl/ssl.h"))) {
      missing.add("the headers of OpenSSL");
    }
    if (!Files.isDirectory(folder.resolve(JOBS_CLIENT))) {
      missing.add("AWS's Jobs client of firmware/printer");
    }
    return missing;
  }

  private static boolean notOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .noneMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /// Builds what has to be built.
  ///
  /// @throws IllegalStateException with the output of the build, if it fails
  public void build() {
    run(new ProcessBuilder(folder.resolve("button/host/build.sh").toString()));
  }

  /// Returns the sketch of the button.
  Path button() {
    return folder.resolve("button/target/green-button");
  }

  Path printer() {
    return folder.resolve("printer");
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

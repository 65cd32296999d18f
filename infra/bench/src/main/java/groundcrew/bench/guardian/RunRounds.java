package groundcrew.bench.guardian;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the module's use case for a large account, between its tests' ports and by their clock, in
/// a process that has the classes of the module.
///
/// @param root the repository
record RunRounds(Path root) {
  private static final String PROGRAM = "groundcrew.stepfn.publish.LargeAccount";
  private static final List<String> MODULES = List.of("stepfn-status-lambda", "common");
  private static final List<String> CLASSES = List.of("target/classes", "target/test-classes");

  /// The module with the libraries that it uses.
  private static final String JAR = "stepfn-status-lambda/target/stepfn-status-lambda.jar";

  /// Nothing but the answer is printed.
  private static final List<String> QUIET =
      List.of(
          "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
          "-Dslf4j.internal.verbosity=WARN");

  private static final int LIMIT_MINUTES = 5;

  Rounds rounds(int machines) {
    var quota = Quota.USUAL;
    var answer = run(Integer.toString(machines), Double.toString(quota.share()));
    try {
      var json = new ObjectMapper().readTree(answer);
      return new Rounds(
          machines,
          quota,
          json.required("runs").asInt(),
          json.required("calls").asLong(),
          json.required("allowed").asLong(),
          json.required("settledRuns").asInt(),
          json.required("settledCalls").asLong(),
          json.required("settledSeconds").asLong(),
          json.required("oldestSeconds").asLong());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("%s answered: %s".formatted(PROGRAM, answer), e);
    }
  }

  private String run(String... arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        Stream.of(List.of(java), QUIET, List.of("-cp", classPath(), PROGRAM), List.of(arguments))
            .flatMap(List::stream);
    try {
      var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("%s failed:\n%s".formatted(PROGRAM, said));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s ran".formatted(PROGRAM), e);
    }
  }

  private String classPath() {
    var classes =
        MODULES.stream()
            .flatMap(module -> CLASSES.stream().map(folder -> root.resolve(module).resolve(folder)))
            .toList();
    classes.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .findFirst()
        .ifPresent(folder -> {
          throw new IllegalStateException(
              "there is no %s: build with tests' classes".formatted(folder));
        });
    return Stream.concat(
            classes.stream().map(Path::toString), Stream.of(root.resolve(JAR).toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }
}

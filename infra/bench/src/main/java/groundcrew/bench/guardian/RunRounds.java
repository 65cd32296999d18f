package groundcrew.bench.guardian;

import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.process.ChildProcesses;
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

  /// The module's JAR, which has the libraries that it uses, and the tests' classes.
  private static final List<String> CLASS_PATH =
      List.of(
          "stepfn-status-lambda/target/stepfn-status-lambda.jar",
          "stepfn-status-lambda/target/test-classes",
          "common/target/test-classes");

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
      var process =
          ChildProcesses.start(new ProcessBuilder(command.toList()).redirectErrorStream(true));
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
    for (var entry : CLASS_PATH) {
      if (!Files.exists(root.resolve(entry))) {
        throw new IllegalStateException(
            "there is no %s: build with tests' classes".formatted(root.resolve(entry)));
      }
    }
    return CLASS_PATH.stream()
        .map(entry -> root.resolve(entry).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}

package groundcrew.bench.tagging;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A Python that has boto3.
///
/// @param name its version and that of boto3
record Boto3(String name) {
  private static final String PYTHON = "python3";
  private static final String ASK =
      "import sys, boto3; print('boto3', boto3.__version__, 'on Python', sys.version.split()[0])";
  private static final long LIMIT_MINUTES = 30;

  /// Looks on the PATH.
  static Optional<Boto3> find() {
    try {
      var asked = new ProcessBuilder(PYTHON, "-c", ASK).redirectErrorStream(true).start();
      var answer =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return asked.waitFor() == 0 ? Optional.of(new Boto3(answer)) : Optional.empty();
    } catch (IOException noPython) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Python was asked for boto3", e);
    }
  }

  /// Runs the script against a cloud, as a person of the management account.
  void tag(BenchCloud cloud, List<String> keys, List<String> regions, String role) {
    var script =
        Synthesis.ofThisRepository().root().resolve("infra/bench/python/tag_organization.py");
    var builder =
        new ProcessBuilder(
                PYTHON, script.toString(), String.join(",", keys), String.join(",", regions), role)
            .redirectErrorStream(true);
    var operator = cloud.cloud().operator(cloud.fixture().organization().management());
    var environment = builder.environment();
    environment.put("AWS_ENDPOINT_URL", cloud.cloud().endpoint().toString());
    environment.putAll(operator.variables());
    // The caller's own settings have no part in it.
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    try {
      var process = ChildProcesses.start(builder);
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("the script failed:\n" + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the script ran", e);
    }
  }
}

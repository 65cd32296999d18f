package groundcrew.bench.cold;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The same calls by Python's boto3.
///
/// @param interpreter empty where none here has boto3
/// @param peers folder of the scripts
record Python(Optional<Interpreter> interpreter, Path peers) implements Variant {
  static final String NAME = "boto3";
  private static final String ASK =
      "import sys, boto3; print(sys.executable); print(sys.version.split()[0], boto3.__version__)";

  /// A Python that has boto3.
  ///
  /// @param executable the interpreter itself: what stands on the PATH may be a script before it
  private record Interpreter(Path executable, String versions) {}

  /// Looks for an interpreter on the PATH.
  static Python find(Path peers) {
    var found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "python3"))
            .filter(Files::isExecutable)
            .map(Python::ask)
            .flatMap(Optional::stream)
            .findFirst();
    return new Python(found, peers);
  }

  private static Optional<Interpreter> ask(Path python) {
    try {
      var process =
          new ProcessBuilder(python.toString(), "-c", ASK)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return process.onExit().join().exitValue() == 0 && lines.size() == 2
          ? Optional.of(new Interpreter(Path.of(lines.getFirst()), lines.getLast()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + python, e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remark() {
    return interpreter
        .map(found -> "Python and boto3 " + found.versions())
        .orElse("left out: no python3 on the PATH has boto3 (Debian: python3-boto3)");
  }

  @Override
  public Optional<Launch> launch(Scenario scenario) {
    var script = peers.resolve(scenario.title() + ".py");
    if (!Files.isRegularFile(script)) {
      throw new IllegalStateException(
          "%s has no Python peer: write infra/bench/python/%s"
              .formatted(scenario.handler(), script.getFileName()));
    }
    return interpreter.map(found ->
        new Launch(
            List.of(
                found.executable().toString(),
                peers.resolve("runtime.py").toString(),
                scenario.title()),
            // Nothing is written beside the sources.
            Map.of("PYTHONDONTWRITEBYTECODE", "1"),
            Start.ON_DEMAND,
            List.of(script)));
  }
}

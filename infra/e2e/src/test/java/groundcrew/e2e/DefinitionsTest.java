package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The definitions of our state machines, by the community's validator of the Amazon States
/// Language.
class DefinitionsTest {
  private static final Path RESOURCES = Path.of("../cdk/src/main/resources");
  private static final Path PACKAGES = Path.of("../local/src/test/oracle");

  static Stream<Path> definitions() throws IOException {
    try (var files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.toString().endsWith(".asl.json")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void areValid(Path definition) throws IOException, InterruptedException {
    var validator = PACKAGES.resolve("node_modules/.bin/asl-validator");
    if (!Files.exists(validator)) {
      abort("asl-validator is not installed: `npm ci --prefix infra/local/src/test/oracle`");
    }
    var process =
        new ProcessBuilder(validator.toString(), "--json-path", definition.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }
}

package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The resources that a deployment of this version has, beside those of the last one: whoever
/// changes a logical id or a type replaces the resource in every installation, with what it holds.
class LogicalIdsTest {
  private static final String WRITE = "groundcrew.resources.write";
  private static final Path EXPECTED = Path.of("src/test/resources/groundcrew/cdk/resources.txt");
  private static final String TEMPLATE = ".template.json";

  /// Each change of a function publishes a version, whose id has the hash of the function.
  private static final Set<String> RENEWED = Set.of("AWS::Lambda::Version");

  @Test
  void noResourceIsReplacedUnintended() throws IOException {
    var resources = resources(Synthesised.EVERYTHING.assembly());
    if (Boolean.getBoolean(WRITE)) {
      Files.write(EXPECTED, resources);
    }

    assertThat(Files.readAllLines(EXPECTED))
        .as(
            "a resource was added, removed or replaced; if that is intended: mvn -pl infra/cdk -am"
                + " test -Dtest=LogicalIdsTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + WRITE
                + "=true")
        .isEqualTo(resources);
  }

  private static List<String> resources(Path assembly) throws IOException {
    var lines = new TreeSet<String>();
    try (var files = Files.list(assembly)) {
      for (var file : files.filter(path -> path.toString().endsWith(TEMPLATE)).toList()) {
        var stack = file.getFileName().toString().replace(TEMPLATE, "");
        for (var resource :
            new ObjectMapper().readTree(file.toFile()).path("Resources").properties()) {
          var type = resource.getValue().path("Type").asText();
          if (!RENEWED.contains(type)) {
            lines.add("%s %s %s".formatted(stack, type, resource.getKey()));
          }
        }
      }
    }
    return List.copyOf(lines);
  }
}

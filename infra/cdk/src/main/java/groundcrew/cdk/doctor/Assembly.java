package groundcrew.cdk.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.common.AwsRegions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a cloud assembly that [groundcrew.cdk.GroundcrewApp] wrote.
final class Assembly {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STACK = "aws:cloudformation:stack";
  private static final String PARTITION = "${AWS::Partition}";

  private Assembly() {}

  /// Returns the stacks of a system and those that they depend on.
  ///
  /// @param system name of a system, or `all`
  /// @throws IOException if the assembly cannot be read
  static List<PlannedStack> stacks(Path folder, String system) throws IOException {
    var artifacts = JSON.readTree(folder.resolve("manifest.json").toFile()).path("artifacts");
    var chosen =
        system.equals("all") ? Set.<String>of() : withDependencies(artifacts, folder, system);
    var stacks = new ArrayList<PlannedStack>();
    for (var artifact : artifacts.properties()) {
      if (isStack(artifact.getValue())
          && (system.equals("all") || chosen.contains(artifact.getKey()))) {
        stacks.add(stack(artifact.getKey(), artifact.getValue(), folder));
      }
    }
    return List.copyOf(stacks);
  }

  private static Set<String> withDependencies(JsonNode artifacts, Path folder, String system)
      throws IOException {
    var chosen = new HashSet<>(Files.readAllLines(folder.resolve("systems/" + system + ".txt")));
    for (var name : List.copyOf(chosen)) {
      artifacts.path(name).path("dependencies").forEach(other -> chosen.add(other.asText()));
    }
    return chosen;
  }

  private static boolean isStack(JsonNode artifact) {
    return artifact.path("type").asText().equals(STACK);
  }

  private static PlannedStack stack(String name, JsonNode artifact, Path folder)
      throws IOException {
    var properties = artifact.path("properties");
    var environment = Environment.parse(artifact.path("environment").asText());
    var partition = AwsRegions.partition(environment.region());
    return new PlannedStack(
        name,
        environment,
        properties.path("assumeRoleArn").asText().replace(PARTITION, partition),
        properties.path("bootstrapStackVersionSsmParameter").asText(),
        properties.path("requiresBootstrapStackVersion").asInt(),
        JSON.readTree(folder.resolve(properties.path("templateFile").asText()).toFile()));
  }
}

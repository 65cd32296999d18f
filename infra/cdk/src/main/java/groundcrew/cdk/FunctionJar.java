package groundcrew.cdk;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the JAR that a function runs.
final class FunctionJar {
  private FunctionJar() {}

  /// Returns the JAR that a setting names: a relative path is looked for in the folder and then in
  /// those above it, so that synthesis works from every folder of the repository.
  static Path find(String setting, Path jar, Path from) {
    for (@Nullable Path folder = from.toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      var candidate = folder.resolve(jar).normalize();
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "%s: expected a JAR that was built, received %s, which is neither in %s nor above;"
                .formatted(setting, jar, from.toAbsolutePath())
            + " build it with: mvn package -DskipTests");
  }
}

package groundcrew.cdk;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the JAR that a function runs.
final class FunctionJar {
  private FunctionJar() {}

  /// Returns the JAR that a setting names. A relative path is resolved against the folder and then
  /// against its parents, so that synthesis works in every folder of the repository.
  ///
  /// @throws IllegalStateException if the JAR does not exist
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
        "%s: expected an existing JAR, received %s, which is neither in %s nor in its parents;"
                .formatted(setting, jar, from.toAbsolutePath())
            + " build it with: mvn package -DskipTests");
  }
}

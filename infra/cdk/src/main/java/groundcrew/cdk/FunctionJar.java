package groundcrew.cdk;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds the JAR that a function runs.
final class FunctionJar {
  private FunctionJar() {}

  /// Returns the JAR: a relative path is looked for in the folder and then in those above it, so
  /// that synthesis works from every folder of the repository.
  static Path find(Path jar, Path from) {
    for (@Nullable Path folder = from.toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      var candidate = folder.resolve(jar).normalize();
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "tagging.jar: expected a JAR that was built, received %s, which is neither in %s nor above;"
                .formatted(jar, from.toAbsolutePath())
            + " build it with: mvn -pl tagging-lambdas -am package");
  }
}

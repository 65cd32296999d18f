package groundcrew.local.dynamodb;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds the engine's SQLite, which is no Java.
final class NativeLibrary {
  private static final String NAME = "libsqlite4java-linux-amd64";
  private static final String PROPERTY = "sqlite4java.library.path";

  private NativeLibrary() {}

  /// Tells the engine where it is.
  ///
  /// @param any a class of the JAR that it belongs to
  /// @throws IllegalStateException where it is nowhere
  static void find(Class<?> any) {
    var jar = jar(any);
    var version = jar.getFileName().toString().replaceFirst("^sqlite4java-(.*)\\.jar$", "$1");
    var file = "%s-%s.so".formatted(NAME, version);
    // Beside the JAR where a build has copied both; else where Maven keeps them.
    var beside = jar.resolveSibling(file);
    var inRepository = jar.resolve(Path.of("..", "..", "..", NAME, version, file)).normalize();
    var found =
        List.of(beside, inRepository).stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "DynamoDB Local needs %s or %s; it runs on Linux on x86-64 only"
                        .formatted(beside, inRepository)));
    System.setProperty(PROPERTY, found.resolveSibling("").toString());
  }

  private static Path jar(Class<?> any) {
    try {
      return Path.of(any.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The JAR of " + any + " cannot be found", e);
    }
  }
}

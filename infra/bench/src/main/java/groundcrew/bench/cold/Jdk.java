package groundcrew.bench.cold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// An installed Java.
record Jdk(Path home, String version) {

  /// Returns the Java that runs this benchmark.
  static Jdk own() {
    return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
  }

  /// Finds a major version where distributions put them.
  static Optional<Jdk> find(int major) {
    var folder = Path.of(System.getenv().getOrDefault("GROUNDCREW_JVMS", "/usr/lib/jvm"));
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (var homes = Files.list(folder)) {
      return homes
          .sorted()
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .map(home -> new Jdk(home, version(home)))
          .filter(jdk -> jdk.version().matches(major + "([.+].*)?"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static String version(Path home) {
    var release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      return "";
    }
    return release.getProperty("JAVA_VERSION", "").replace("\"", "");
  }

  String java() {
    return home.resolve("bin/java").toString();
  }
}

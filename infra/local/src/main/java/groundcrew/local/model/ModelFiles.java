package groundcrew.local.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the model files in their JAR.
final class ModelFiles {
  private static final Pattern NAME =
      Pattern.compile("models/(.+)-(\\d{4}-\\d{2}-\\d{2})-model\\.json");
  // Any model leads to the JAR; a class loader cannot list a folder.
  private static final String ANCHOR = "models/sts-2011-06-15-model.json";
  private static final NavigableSet<String> ALL = list();

  private ModelFiles() {}

  static String newest(String stem) {
    return ALL.stream()
        .filter(path -> stem.equals(NAME.matcher(path).replaceFirst("$1")))
        .max(Comparator.naturalOrder())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No service model is called "
                    + stem
                    + "; use the file name's stem in aws-java-sdk-models, such as tagging, ssm, sts"));
  }

  static InputStream open(String path) throws IOException {
    var in = ModelFiles.class.getClassLoader().getResourceAsStream(path);
    if (in == null) {
      throw new IOException("The class path has no " + path);
    }
    return in;
  }

  private static NavigableSet<String> list() {
    var anchor = ModelFiles.class.getClassLoader().getResource(ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException("aws-java-sdk-models is not on the class path: " + ANCHOR);
    }
    try {
      var connection = (JarURLConnection) URI.create(anchor.toString()).toURL().openConnection();
      connection.setUseCaches(false);
      try (var jar = connection.getJarFile()) {
        return jar.stream()
            .map(JarEntry::getName)
            .filter(name -> NAME.matcher(name).matches())
            .collect(Collectors.toCollection(TreeSet::new));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The JAR of the service models cannot be listed", e);
    }
  }
}

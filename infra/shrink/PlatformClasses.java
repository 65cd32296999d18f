import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies the classes of the JDK that runs it into folders: ProGuard reads no others of a JDK
/// without `jmods`. Started from source by the build, with the folder and the modules.
final class PlatformClasses {
  private PlatformClasses() {}

  public static void main(String[] arguments) throws IOException {
    var platform = FileSystems.getFileSystem(URI.create("jrt:/"));
    for (var i = 1; i < arguments.length; i++) {
      var module = platform.getPath("modules", arguments[i]);
      var folder = Path.of(arguments[0], arguments[i]);
      if (!Files.isDirectory(folder)) {
        copy(module, folder);
      }
    }
  }

  private static void copy(Path module, Path folder) throws IOException {
    try (var files = Files.walk(module)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var copy = folder.resolve(module.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!copy.endsWith("module-info.class")) {
          Files.copy(file, copy);
        }
      }
    }
  }
}

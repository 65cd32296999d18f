package groundcrew.demo.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// A folder in which something is written that then takes its place in one step: nobody sees half
/// of it.
///
/// @param folder on the file system of the places
record Draft(Path folder) implements AutoCloseable {
  /// Makes a folder beside the places.
  static Draft beside(Path place) throws IOException {
    var parent = Files.createDirectories(place.toAbsolutePath().getParent());
    return new Draft(Files.createTempDirectory(parent, ".draft-"));
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  /// Moves a file of the draft to its place and replaces what is there.
  void replace(String name, Path place) throws IOException {
    Files.move(resolve(name), place, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Moves a folder of the draft to its place, unless another one is there already.
  void settle(String name, Path place) throws IOException {
    try {
      Files.move(resolve(name), place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    try (var left = Files.walk(folder)) {
      for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}

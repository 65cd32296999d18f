package groundcrew.local.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Everything that the local cloud starts with.
///
/// @param regions the regions that hold resources
/// @param explored the regions where every account has Resource Explorer's index and a view of it
/// @param resources changes while the cloud runs
public record World(
    Organization organization, List<String> regions, Set<String> explored, Resources resources) {

  /// Creates a world with its own copies of the regions.
  public World {
    regions = List.copyOf(regions);
    explored = Set.copyOf(explored);
  }

  /// Creates a world in which nobody has Resource Explorer.
  public World(Organization organization, List<String> regions, Resources resources) {
    this(organization, regions, Set.of(), resources);
  }

  /// Returns a new copy of the demo's organization.
  public static World demo() {
    var name = "/groundcrew/local/demo-organization.yaml";
    try (var in = World.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The class path has no %s; build infra/local again".formatted(name));
      }
      return WorldFile.read(in, "demo-organization.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a world from a file.
  ///
  /// @throws IllegalArgumentException listing every fault of the file
  public static World read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return WorldFile.read(in, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the organization file " + file, e);
    }
  }
}

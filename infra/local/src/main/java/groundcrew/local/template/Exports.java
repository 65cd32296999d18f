package groundcrew.local.template;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The exported outputs of all stacks. An export is seen in its own account and region alone.
public final class Exports {
  private final Map<Name, Export> exports = new ConcurrentHashMap<>();

  private record Name(String account, String region, String name) {}

  private record Export(String stack, String value) {}

  /// Adds an export of the stack at a place.
  ///
  /// @throws IllegalArgumentException naming the output, where the account and region have an
  ///   export of that name
  void add(String output, Place place, String name, String value) {
    var earlier = exports.putIfAbsent(key(place, name), new Export(place.stack(), value));
    if (earlier != null) {
      throw new IllegalArgumentException(
          "%s: export %s is already exported by stack %s".formatted(output, name, earlier.stack()));
    }
  }

  /// Returns the value of an export that a stack at this place sees.
  Optional<String> find(Place place, String name) {
    return Optional.ofNullable(exports.get(key(place, name))).map(Export::value);
  }

  private static Name key(Place place, String name) {
    return new Name(place.account(), place.region(), name);
  }
}

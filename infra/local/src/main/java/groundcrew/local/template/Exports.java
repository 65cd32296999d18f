package groundcrew.local.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The exported outputs of all stacks, and who imports them. An export is seen in its own account
/// and region alone.
final class Exports {
  private final Map<Place, Map<String, Export>> exported = new HashMap<>();
  private final Map<Place, Set<String>> imported = new HashMap<>();

  /// @param output who is named in a fault
  record Export(String output, String value) {}

  /// Returns the value of an export that a stack at this place sees.
  synchronized Optional<String> find(Place place, String name) {
    return exported.entrySet().stream()
        .filter(stack -> together(stack.getKey(), place))
        .flatMap(stack -> Optional.ofNullable(stack.getValue().get(name)).stream())
        .map(Export::value)
        .findAny();
  }

  /// Sets what a stack exports and imports.
  ///
  /// @throws IllegalArgumentException naming the output or the export, where the account and region
  ///   have an export of that name, or an export that is imported would change
  synchronized void set(Place place, Map<String, Export> exports, Set<String> imports) {
    exports.forEach((name, export) -> requireFree(place, name, export));
    exported
        .getOrDefault(place, Map.of())
        .forEach((name, before) -> requireUnchanged(place, name, before, exports));
    exported.put(place, Map.copyOf(exports));
    imported.put(place, Set.copyOf(imports));
  }

  /// Requires that a stack can go.
  ///
  /// @throws IllegalArgumentException where an export of it is imported
  synchronized void requireUnused(Place place) {
    exported.getOrDefault(place, Map.of()).keySet().forEach(name -> refuse(place, name, "deleted"));
  }

  synchronized void remove(Place place) {
    exported.remove(place);
    imported.remove(place);
  }

  private void requireFree(Place place, String name, Export export) {
    exported.forEach((other, theirs) -> {
      if (!other.equals(place) && together(other, place) && theirs.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s: export %s is already exported by stack %s"
                .formatted(export.output(), name, other.stack()));
      }
    });
  }

  private void requireUnchanged(
      Place place, String name, Export before, Map<String, Export> exports) {
    var now = exports.get(name);
    if (now == null) {
      refuse(place, name, "deleted");
    } else if (!now.value().equals(before.value())) {
      refuse(place, name, "updated");
    }
  }

  private void refuse(Place place, String name, String change) {
    var users =
        imported.entrySet().stream()
            .filter(stack -> together(stack.getKey(), place) && stack.getValue().contains(name))
            .map(stack -> stack.getKey().stack())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!users.isEmpty()) {
      throw new IllegalArgumentException(
          "Export %s cannot be %s as it is in use by %s"
              .formatted(name, change, String.join(" and ", users)));
    }
  }

  private static boolean together(Place one, Place other) {
    return one.account().equals(other.account()) && one.region().equals(other.region());
  }
}

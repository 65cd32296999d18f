package groundcrew.local.template;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the change of each property of a type does, by CloudFormation's resource reference. What is
/// not named here changes in place.
///
/// @param name the property that gives the physical name; its change replaces the resource
/// @param replacing further properties whose change replaces the resource
/// @param refused properties whose change the local cloud does not know
public record Changes(Optional<String> name, Set<String> replacing, Set<String> refused) {
  /// Every property changes in place.
  public static final Changes IN_PLACE = new Changes(Optional.empty(), Set.of(), Set.of());

  /// Returns the changes of a type that has no name of its own.
  public static Changes replacing(String... properties) {
    return new Changes(Optional.empty(), Set.of(properties), Set.of());
  }

  /// Returns the changes of a type that has a name of its own.
  public static Changes named(String name, String... replacing) {
    return new Changes(Optional.of(name), Set.of(replacing), Set.of());
  }

  /// Returns the same changes, without those of some properties.
  public Changes refusing(String... properties) {
    return new Changes(name, replacing, Set.of(properties));
  }

  /// Tells whether the difference of two versions takes another resource.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a difference that is refused, or
  ///   where the other resource would have the name of this one
  boolean replace(Resource before, Resource after) {
    var changed = changed(before, after);
    for (var property : changed) {
      if (refused.contains(property)) {
        throw new IllegalArgumentException(
            "%s (%s): property %s cannot be changed by the local cloud"
                .formatted(after.logicalId(), after.type(), property));
      }
    }
    var renamed = name.filter(changed::contains).isPresent();
    if (!renamed && changed.stream().noneMatch(replacing::contains)) {
      return false;
    }
    if (!renamed && name.filter(after.properties()::has).isPresent()) {
      throw new IllegalArgumentException(
          "%s: CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename %s and update the stack again."
              .formatted(after.logicalId(), after.properties().path(name.orElseThrow()).asText()));
    }
    return true;
  }

  private static Set<String> changed(Resource before, Resource after) {
    return Stream.of(before, after)
        .flatMap(resource -> resource.properties().propertyStream())
        .map(java.util.Map.Entry::getKey)
        .filter(property ->
            !before.properties().path(property).equals(after.properties().path(property)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

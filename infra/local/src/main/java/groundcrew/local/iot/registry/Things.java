package groundcrew.local.iot.registry;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The things of every account and region.
public final class Things {
  private final Map<String, Thing> things = new ConcurrentHashMap<>();

  /// Creates a thing; one that has the same attributes already is left as it is.
  ///
  /// @throws AwsError `ResourceAlreadyExistsException` where it has others
  Thing create(AccountRegion place, String name, Map<String, String> attributes) {
    var thing = new Thing(name, UUID.randomUUID().toString(), place, attributes, 1, Set.of());
    var before = Optional.ofNullable(things.putIfAbsent(thing.arn(), thing));
    if (before.isPresent() && !before.get().attributes().equals(attributes)) {
      throw new AwsError(
          409,
          "ResourceAlreadyExistsException",
          "Thing %s already exists in account with different attributes".formatted(name),
          Map.of("resourceId", name, "resourceArn", thing.arn()));
    }
    return before.orElse(thing);
  }

  void update(AccountRegion place, String name, Map<String, String> attributes) {
    change(place, name, thing -> thing.with(attributes));
  }

  /// Finds a thing by its name.
  public Optional<Thing> find(AccountRegion place, String name) {
    return Optional.ofNullable(things.get(Thing.arn(place, name)));
  }

  Thing get(AccountRegion place, String name) {
    return find(place, name)
        .orElseThrow(() ->
            new AwsError(
                404, "ResourceNotFoundException", "Thing %s cannot be found.".formatted(name)));
  }

  /// Deletes a thing; one that does not exist is deleted, too.
  ///
  /// @throws AwsError `InvalidRequestException` where a principal is attached to it
  void delete(AccountRegion place, String name) {
    if (find(place, name).filter(thing -> !thing.principals().isEmpty()).isPresent()) {
      throw new AwsError(
          400,
          "InvalidRequestException",
          "Cannot delete. Thing %s is still attached to one or more principals".formatted(name));
    }
    things.remove(Thing.arn(place, name));
  }

  void attach(AccountRegion place, String name, String principal) {
    change(place, name, thing -> thing.attachedTo(with(thing, principal, true)));
  }

  void detach(AccountRegion place, String name, String principal) {
    change(place, name, thing -> thing.attachedTo(with(thing, principal, false)));
  }

  boolean attached(String principal) {
    return things.values().stream().anyMatch(thing -> thing.principals().contains(principal));
  }

  private static Set<String> with(Thing thing, String principal, boolean attached) {
    var principals = new TreeSet<>(thing.principals());
    if (attached) {
      principals.add(principal);
    } else {
      principals.remove(principal);
    }
    return Set.copyOf(principals);
  }

  private void change(AccountRegion place, String name, UnaryOperator<Thing> change) {
    get(place, name);
    things.computeIfPresent(Thing.arn(place, name), (_, thing) -> change.apply(thing));
  }
}

package groundcrew.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A resource of a template, its intrinsic functions resolved.
///
/// @param number of the earlier ones of its logical id whose generated names are taken
public record Resource(
    String logicalId, String type, ObjectNode properties, Place place, int number) {
  private static final ScopedValue<Resource> BEING_CREATED = ScopedValue.newInstance();

  /// Creates the first resource of its logical id.
  public Resource(String logicalId, String type, ObjectNode properties, Place place) {
    this(logicalId, type, properties, place, 0);
  }

  /// Returns the resource that is being created or updated; empty outside of a deployment.
  ///
  /// What a kind hands to another service, such as a queue's policy to IAM, bears its origin by
  /// this, and no kind has to carry it along.
  public static Optional<Resource> beingCreated() {
    return BEING_CREATED.isBound() ? Optional.of(BEING_CREATED.get()) : Optional.empty();
  }

  /// Returns a name by CloudFormation's pattern, without its random part so that tests can name it.
  /// The second resource of a logical id has a 2 behind it.
  ///
  /// @param longest number of characters
  public String generatedName(int longest) {
    var name = place.stack() + "-" + logicalId;
    var end = suffix();
    return name.substring(0, Math.min(longest - end.length(), name.length())) + end;
  }

  /// Returns what tells the resource from the earlier ones of its logical id, empty for the first.
  public String suffix() {
    return number == 0 ? "" : "-" + (number + 1);
  }

  /// Returns a fault that names the logical id and the type.
  public IllegalArgumentException fault(String problem) {
    return new IllegalArgumentException("%s (%s): %s".formatted(logicalId, type, problem));
  }

  Resource numbered(int other) {
    return new Resource(logicalId, type, properties, place, other);
  }

  Created createBy(ResourceKind kind) {
    return ScopedValue.where(BEING_CREATED, this).call(() -> kind.create(this));
  }

  Created updateBy(ResourceKind kind, Existing existing) {
    return ScopedValue.where(BEING_CREATED, this).call(() -> kind.update(existing, this));
  }
}

package groundcrew.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A resource of a template, its intrinsic functions resolved.
public record Resource(String logicalId, String type, ObjectNode properties, Place place) {
  private static final ScopedValue<Resource> BEING_CREATED = ScopedValue.newInstance();

  /// Returns the resource that is being created; empty outside of a deployment.
  ///
  /// What a kind hands to another service, such as a queue's policy to IAM, bears its origin by
  /// this, and no kind has to carry it along.
  public static Optional<Resource> beingCreated() {
    return BEING_CREATED.isBound() ? Optional.of(BEING_CREATED.get()) : Optional.empty();
  }

  Created createBy(ResourceKind kind) {
    return ScopedValue.where(BEING_CREATED, this).call(() -> kind.create(this));
  }
}

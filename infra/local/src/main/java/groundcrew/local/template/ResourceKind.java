package groundcrew.local.template;

import java.util.Set;

/// Creates, updates and deletes the resources of some CloudFormation types; each service brings its
/// own. A kind that only creates refuses everything else, with the logical id.
public interface ResourceKind {

  /// Returns the types, such as `AWS::SQS::Queue`.
  Set<String> types();

  /// Creates one resource.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a property that it cannot honour
  Created create(Resource resource);

  /// Returns which changes of a type replace the resource; the others are made by [#update].
  default Changes changes(String type) {
    return Changes.IN_PLACE;
  }

  /// Changes one resource in place. Where it gives another physical id, the one before is deleted
  /// in the clean-up.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a change that it cannot make
  default Created update(Existing existing, Resource wanted) {
    throw wanted.fault("cannot be updated in place by the local cloud");
  }

  /// Deletes one resource.
  ///
  /// @throws IllegalArgumentException naming the logical id, for what cannot be deleted
  default void delete(Existing existing) {
    throw existing.resource().fault("cannot be deleted by the local cloud");
  }
}

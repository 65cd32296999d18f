package groundcrew.local.template;

import java.util.Set;

/// Creates the resources of some CloudFormation types; each service brings its own.
public interface ResourceKind {

  /// Returns the types, such as `AWS::SQS::Queue`.
  Set<String> types();

  /// Creates one resource.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a property that it cannot honour
  Created create(Resource resource);
}

package groundcrew.local.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// The kinds of a cloud, by type.
final class Kinds {
  /// Every `Custom::` type is this one by another name.
  private static final String CUSTOM = "AWS::CloudFormation::CustomResource";

  private final Map<String, ResourceKind> byType = new HashMap<>();

  /// Collects these kinds, and the types that only have to exist.
  Kinds(Collection<? extends ResourceKind> kinds) {
    add(new InertKind());
    kinds.forEach(this::add);
  }

  private void add(ResourceKind kind) {
    kind.types().forEach(type -> byType.put(type, kind));
  }

  /// @throws IllegalArgumentException naming the logical id, where no kind knows the type
  ResourceKind of(String logicalId, String type) {
    var kind = byType.get(type.startsWith("Custom::") ? CUSTOM : type);
    if (kind == null) {
      throw new IllegalArgumentException(
          "%s: nothing here can create %s; known are %s"
              .formatted(logicalId, type, new TreeSet<>(byType.keySet())));
    }
    return kind;
  }

  ResourceKind of(Resource resource) {
    return of(resource.logicalId(), resource.type());
  }
}

package groundcrew.local.iam;

import groundcrew.local.template.Resource;
import java.util.Optional;

/// Where a policy document stands.
///
/// @param owner ARN of the role or resource that has it
/// @param document its name there: `trust`, `boundary`, `resource-policy`, or the policy's own
/// @param declaration stack and logical id of the template's resource that declares it, and its
///   name there; the same for every account and every role that has the document
record Source(String owner, String document, Optional<String> declaration) {

  /// A document that is declared by the resource that is being created, if there is one.
  static Source of(String owner, String document) {
    return new Source(
        owner,
        document,
        Resource.beingCreated()
            .map(resource ->
                resource.place().stack() + " " + resource.logicalId() + " " + document));
  }

  String id(String sid) {
    return owner + " " + document + " " + sid;
  }

  Optional<String> declared(String sid) {
    return declaration.map(declared -> declared + " " + sid);
  }

  @Override
  public String toString() {
    return owner + " " + document;
  }
}

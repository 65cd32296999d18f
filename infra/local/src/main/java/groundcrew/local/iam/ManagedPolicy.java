package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// A policy that several roles may have.
///
/// @param source its own; the roles that have it do not declare it
record ManagedPolicy(Source source, JsonNode document) {

  /// Returns the statements as a role has them.
  List<Statement> attachedTo(String roleArn, String name) {
    return Statement.read(
        new Source(roleArn, name, source.declaration()), Statement.Place.IDENTITY, document);
  }
}

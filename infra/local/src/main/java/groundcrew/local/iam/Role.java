package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A role with everything that decides what it may do.
///
/// @param policies inline and managed policy documents
public record Role(
    String arn, JsonNode trust, List<JsonNode> policies, Optional<JsonNode> boundary) {}

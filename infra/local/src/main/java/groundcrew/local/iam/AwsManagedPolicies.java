package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/// The managed policies of AWS's own that a stack may name.
final class AwsManagedPolicies {
  private static final String FILE = "aws-managed-policies.json";

  private AwsManagedPolicies() {}

  static Map<String, JsonNode> all() {
    try (var in = AwsManagedPolicies.class.getResourceAsStream(FILE)) {
      return new ObjectMapper()
          .readTree(in)
          .propertyStream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }
}

package groundcrew.local.stacksets;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.ResourceProperties;
import java.util.List;
import java.util.Set;

/// How an operation goes through accounts and regions; here all are reached one after the other,
/// and the first failure stops the start, so that preferences are only held against their rules.
final class Preferences {
  private static final String PATH = "OperationPreferences";
  private static final List<String> LIMITS = List.of("FailureTolerance", "MaxConcurrent");

  private Preferences() {}

  static void check(ResourceProperties properties) {
    properties.find(PATH).ifPresent(node -> check(properties, node));
  }

  private static void check(ResourceProperties properties, JsonNode node) {
    Members.only(
        properties,
        PATH,
        node,
        Set.of(
            "ConcurrencyMode",
            "FailureToleranceCount",
            "FailureTolerancePercentage",
            "MaxConcurrentCount",
            "MaxConcurrentPercentage",
            "RegionConcurrencyType",
            "RegionOrder"));
    for (var limit : LIMITS) {
      if (node.has(limit + "Count") && node.has(limit + "Percentage")) {
        throw properties.fault(PATH, "has both %sCount and %<sPercentage".formatted(limit));
      }
    }
    Members.oneOf(properties, PATH + ".RegionConcurrencyType", Set.of("SEQUENTIAL", "PARALLEL"));
    Members.oneOf(
        properties,
        PATH + ".ConcurrencyMode",
        Set.of("STRICT_FAILURE_TOLERANCE", "SOFT_FAILURE_TOLERANCE"));
  }
}

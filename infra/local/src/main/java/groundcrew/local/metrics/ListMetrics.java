package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.limits.Listing;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;

/// Lists the metrics that had data in the last two weeks.
public record ListMetrics(MetricStore store, Paging paging) {
  private static final int PAGE = 500;

  /// Answers a call.
  public ObjectNode answer(AccountRegion accountRegion, ObjectNode input, Instant now) {
    if (input.has("IncludeLinkedAccounts") || input.has("OwningAccount")) {
      throw DatumReader.invalid("Metrics of other accounts are not known to the local cloud.");
    }
    var since = now.minus(input.has("RecentlyActive") ? Duration.ofHours(3) : Duration.ofDays(14));
    return new Listing(
            "Metrics",
            "NextToken",
            "",
            PAGE,
            paging,
            () -> now,
            () -> DatumReader.invalid("Invalid NextToken."))
        .answer(
            input,
            store.metricsSince(accountRegion, since).filter(metric -> matches(metric, input)),
            Metric::toString,
            Metric::shown);
  }

  private static boolean matches(Metric metric, JsonNode input) {
    return same(input.path("Namespace"), metric.namespace())
        && same(input.path("MetricName"), metric.name())
        && input
            .path("Dimensions")
            .valueStream()
            .allMatch(filter -> has(metric, filter.path("Name").asText(), filter.path("Value")));
  }

  private static boolean has(Metric metric, String name, JsonNode value) {
    var found = metric.dimensions().get(name);
    return found != null && same(value, found);
  }

  private static boolean same(JsonNode asked, String found) {
    return asked.isMissingNode() || asked.asText().equals(found);
  }
}

package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Answers up to 500 queries in one call.
public record GetMetricData(MetricStore store, Paging paging) {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_POINTS = 100_800;
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

  /// Answers a call.
  ///
  /// @throws AwsError for a query that CloudWatch would refuse or that is not known here
  public ObjectNode answer(AccountRegion accountRegion, ObjectNode input, Instant now) {
    check(input);
    var results = new ArrayList<DataResult>();
    for (var query : input.path("MetricDataQueries")) {
      if (query.path("ReturnData").asBoolean(true)) {
        results.addAll(results(accountRegion, input, query));
      }
    }
    var asked = input.deepCopy();
    asked.remove("NextToken");
    var tokens =
        new PageTokens(
            "NextToken",
            () -> now,
            () -> new AwsError(400, "InvalidNextToken", "The next token specified is invalid."));
    var position = tokens.read(input, Integer.toHexString(asked.hashCode()));
    var size = paging.size(position.page(), input.path("MaxDatapoints").asInt(MOST_POINTS));
    return new DataPage(results, size).answer(position, now);
  }

  private static void check(ObjectNode input) {
    var queries = input.path("MetricDataQueries");
    if (queries.size() > MOST_QUERIES) {
      throw invalid(
          "The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES);
    }
    var ids = new HashSet<String>();
    for (var query : queries) {
      var id = query.path("Id").asText();
      if (!ID.matcher(id).matches() || !ids.add(id)) {
        throw invalid(
            "The id '%s' must be unique, begin with a lower-case letter, and hold letters, digits and underscores"
                .formatted(id));
      }
    }
    if (input.path("StartTime").asDouble() >= input.path("EndTime").asDouble()) {
      throw invalid("The parameter StartTime must be less than the parameter EndTime.");
    }
    var points = input.path("MaxDatapoints").asInt(MOST_POINTS);
    if (points < 1 || points > MOST_POINTS) {
      throw invalid("The parameter MaxDatapoints must be 1 to " + MOST_POINTS);
    }
  }

  private List<DataResult> results(AccountRegion accountRegion, ObjectNode input, JsonNode node) {
    try {
      var query = MetricQuery.of(node);
      var windows =
          Window.between(
              Timestamps.of(input.path("StartTime")),
              Timestamps.of(input.path("EndTime")),
              query.period());
      var ascending = input.path("ScanBy").asText("").equals("TimestampAscending");
      return query.answer(store, accountRegion, windows).lines().stream()
          .map(line -> result(query, node, line, windows, ascending))
          .toList();
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static DataResult result(
      MetricQuery query, JsonNode node, Line line, List<Window> windows, boolean ascending) {
    var points = new ArrayList<DataResult.Point>();
    for (var i = 0; i < windows.size(); i++) {
      var from = windows.get(i).from();
      line.values().get(i).ifPresent(value -> points.add(new DataResult.Point(from, value)));
    }
    if (!ascending) {
      Collections.reverse(points);
    }
    return new DataResult(node.path("Id").asText(), label(query, node, line), points);
  }

  private static String label(MetricQuery query, JsonNode node, Line line) {
    var given = node.path("Label").asText("");
    return switch (query) {
      case SingleQuery single -> given.isEmpty() ? single.metric().name() : given;
      case InsightsQuery _ -> (given + " " + String.join(" ", line.group().values())).strip();
    };
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "ValidationError", message);
  }
}

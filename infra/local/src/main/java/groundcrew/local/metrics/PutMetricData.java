package groundcrew.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Stores what a call brings: all of it or nothing.
public record PutMetricData(MetricStore store) {
  /// The size of a call, packed or not: CloudWatch says 1 MB and not of which, so that the stricter
  /// reading holds here.
  public static final int LONGEST_BODY = 1_000_000;

  private static final int MOST_METRICS = 1000;

  /// Stores the metrics of a call.
  ///
  /// @throws AwsError for a datum that CloudWatch would refuse
  public void put(AccountRegion accountRegion, ObjectNode input, Instant now) {
    data(input, now).forEach(datum -> store.add(accountRegion, datum));
  }

  private static List<Datum> data(ObjectNode input, Instant now) {
    var namespace = input.path("Namespace").asText();
    if (namespace.startsWith("AWS/")) {
      throw DatumReader.invalid("The value AWS/ for parameter Namespace is invalid.");
    }
    if (input.has("EntityMetricData")) {
      throw DatumReader.invalid("EntityMetricData is not known to the local cloud.");
    }
    JsonNode list = input.path("MetricData");
    if (list.isEmpty()) {
      throw DatumReader.missing("MetricData");
    }
    if (list.size() > MOST_METRICS) {
      throw DatumReader.invalid(
          "The collection MetricData must not have a size greater than %d."
              .formatted(MOST_METRICS));
    }
    var data = new ArrayList<Datum>();
    for (var i = 0; i < list.size(); i++) {
      var reader = new DatumReader(list.get(i), "MetricData.member." + (i + 1), now);
      data.add(reader.read(namespace));
    }
    return data;
  }
}

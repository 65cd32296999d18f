package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.runcommand.agent.OutputLocation;
import groundcrew.local.runcommand.document.Document;
import groundcrew.local.runcommand.document.DocumentVersion;
import groundcrew.local.runcommand.document.ParameterValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/// A command that was sent.
///
/// @param request as it was sent
/// @param document by name
/// @param expires when what has not ended is given up
/// @param invocations by node id
record Command(
    AccountRegion place,
    String id,
    ObjectNode request,
    Document document,
    DocumentVersion version,
    ParameterValues values,
    Instant requested,
    Instant expires,
    boolean cancelled,
    StatusDetail detail,
    Map<String, Invocation> invocations) {
  private static final int DEFAULT_CONCURRENCY = 50;

  Command {
    invocations = new LinkedHashMap<>(invocations);
  }

  Command with(Invocation invocation) {
    var changed = new LinkedHashMap<>(invocations);
    changed.put(invocation.node().id(), invocation);
    return given(cancelled, detail, changed);
  }

  Command cancelledByUser() {
    return given(true, detail, invocations);
  }

  /// Returns the command that the service has canceled before it ran on any node.
  Command rateExceeded() {
    return given(cancelled, StatusDetail.RATE_EXCEEDED, Map.of());
  }

  Command given(StatusDetail other) {
    return given(cancelled, other, invocations);
  }

  private Command given(boolean byUser, StatusDetail other, Map<String, Invocation> changed) {
    return new Command(
        place, id, request, document, version, values, requested, expires, byUser, other, changed);
  }

  SequencedCollection<Invocation> all() {
    return new LinkedHashMap<>(invocations).sequencedValues();
  }

  /// Returns what sorts commands, the newest first.
  String order() {
    return "%019d %s".formatted(Long.MAX_VALUE - requested.toEpochMilli(), id);
  }

  /// Returns the document as the request names it: by its name or its ARN.
  String documentName() {
    return request.path("DocumentName").asText();
  }

  /// Returns the version as the request names it.
  String documentVersion() {
    return request.path("DocumentVersion").asText("$DEFAULT");
  }

  boolean targeted() {
    return request.has("Targets");
  }

  long count(StatusDetail wanted) {
    return all().stream().filter(invocation -> invocation.detail() == wanted).count();
  }

  long errors() {
    return all().stream().filter(invocation -> invocation.detail().error()).count();
  }

  long completed() {
    return all().stream().filter(invocation -> invocation.detail().ended()).count();
  }

  private int maxConcurrency() {
    return Math.max(1, share("MaxConcurrency", DEFAULT_CONCURRENCY));
  }

  int maxErrors() {
    return share("MaxErrors", 0);
  }

  /// Returns a number, or the percentage of the targets, rounded down.
  private int share(String member, int fallback) {
    var text = request.path(member).asText("");
    if (text.isEmpty()) {
      return fallback;
    }
    return text.endsWith("%")
        ? invocations.size() * Integer.parseInt(text.substring(0, text.length() - 1)) / 100
        : Integer.parseInt(text);
  }

  Optional<OutputLocation> output() {
    return Optional.ofNullable(request.path("OutputS3BucketName").textValue())
        .map(bucket ->
            new OutputLocation(
                place.region(), bucket, request.path("OutputS3KeyPrefix").asText("")));
  }

  /// Returns the next invocation that may start: the first that is pending, unless as many as may
  /// run at once are under way.
  Optional<Invocation> next() {
    var busy = all().size() - completed() - count(StatusDetail.PENDING);
    return all().stream()
        .filter(invocation -> invocation.detail() == StatusDetail.PENDING)
        .filter(_ -> busy < maxConcurrency())
        .findFirst();
  }
}

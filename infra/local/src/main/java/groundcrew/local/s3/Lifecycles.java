package groundcrew.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// When objects expire, by the rules of their buckets and the clock of the cloud: at the first
/// midnight (UTC) after their days. Nobody sees an object between its end and the next call, so the
/// next call is early enough to delete it.
public final class Lifecycles {
  /// Versions and parts of uploads are not kept here, so nothing of them can expire.
  private static final Set<String> KNOWN =
      Set.of(
          "AbortIncompleteMultipartUpload",
          "ExpirationInDays",
          "Id",
          "NoncurrentVersionExpiration",
          "Prefix",
          "Status");

  private final Map<String, List<Expiration>> byBucket = new ConcurrentHashMap<>();
  private final Map<String, Written> byPath = new ConcurrentHashMap<>();
  private final Map<String, LocalDate> looked = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Expiration(String prefix, int days) {
    boolean reached(Written object, Instant now) {
      var end = object.time().plus(Duration.ofDays(days));
      var midnight = end.truncatedTo(ChronoUnit.DAYS);
      var deleted = midnight.equals(end) ? end : midnight.plus(Duration.ofDays(1));
      return object.key().startsWith(prefix) && !now.isBefore(deleted);
    }
  }

  private record Written(String bucket, String key, Instant time) {}

  /// Creates it without buckets.
  public Lifecycles(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes the rules of a bucket, in place of earlier ones.
  ///
  /// @throws IllegalArgumentException naming the logical id, for a rule that is not known
  void declare(Resource resource, String bucket) {
    var expirations = new ArrayList<Expiration>();
    for (var rule : resource.properties().at("/LifecycleConfiguration/Rules")) {
      requireKnown(resource, rule);
      if (rule.path("Status").asText().equals("Enabled") && rule.has("ExpirationInDays")) {
        expirations.add(
            new Expiration(rule.path("Prefix").asText(), rule.path("ExpirationInDays").asInt()));
      }
    }
    byBucket.put(bucket, List.copyOf(expirations));
    looked.remove(bucket);
  }

  void forget(String bucket) {
    byBucket.remove(bucket);
    looked.remove(bucket);
    byPath.values().removeIf(object -> object.bucket().equals(bucket));
  }

  /// Records when an object was written.
  ///
  /// @param path of the call
  void written(S3Request request, String path) {
    byPath.put(path, new Written(request.bucket(), request.key(), clock.instant()));
  }

  /// Returns the paths of the objects that have expired since the last look, and forgets them.
  List<String> takeExpired(String bucket) {
    var rules = byBucket.getOrDefault(bucket, List.of());
    var now = clock.instant();
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    if (rules.isEmpty() || today.equals(looked.put(bucket, today))) {
      return List.of();
    }
    var expired = new ArrayList<String>();
    byPath.forEach((path, object) -> {
      if (object.bucket().equals(bucket)
          && rules.stream().anyMatch(rule -> rule.reached(object, now))) {
        expired.add(path);
      }
    });
    expired.forEach(byPath::remove);
    return expired;
  }

  private static void requireKnown(Resource resource, JsonNode rule) {
    for (var member : rule.properties()) {
      if (!KNOWN.contains(member.getKey())) {
        throw resource.fault("the local S3 knows no lifecycle rule with " + member.getKey());
      }
    }
  }
}

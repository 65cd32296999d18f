package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A job.
///
/// @param request of CreateJob, for what is only shown
/// @param things names of the targets
/// @param timeout of an execution that is in progress
record Job(
    String id,
    AccountRegion place,
    ObjectNode request,
    List<String> things,
    JsonNode document,
    Optional<Duration> timeout,
    Status status,
    Optional<String> comment,
    Optional<String> reasonCode,
    boolean forceCanceled,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> completedAt) {

  /// The status of a job.
  enum Status {
    IN_PROGRESS,
    CANCELED,
    COMPLETED
  }

  static String arn(AccountRegion place, String id) {
    return "arn:aws:iot:%s:%s:job/%s".formatted(place.region(), place.account(), id);
  }

  String arn() {
    return arn(place, id);
  }

  Job completed(Instant now) {
    return new Job(
        id,
        place,
        request,
        things,
        document,
        timeout,
        Status.COMPLETED,
        comment,
        reasonCode,
        forceCanceled,
        createdAt,
        now,
        Optional.of(now));
  }

  Job canceled(Optional<String> why, Optional<String> code, boolean forced, Instant now) {
    return new Job(
        id,
        place,
        request,
        things,
        document,
        timeout,
        Status.CANCELED,
        why,
        code,
        forced,
        createdAt,
        now,
        Optional.of(now));
  }

  /// Tells whether an execution that has failed is queued again.
  ///
  /// @param attempts of the thing so far, with the one that has just failed
  boolean retries(List<JobExecution> attempts) {
    var failed = attempts.getLast().status();
    for (var criterion : request.at("/jobExecutionsRetryConfig/criteriaList")) {
      var type = criterion.path("failureType").asText();
      var all = type.equals("ALL");
      var counted =
          attempts.stream().filter(attempt -> all || attempt.status().name().equals(type)).count();
      if ((all || failed.name().equals(type))
          && counted <= criterion.path("numberOfRetries").asLong()) {
        return true;
      }
    }
    return false;
  }
}

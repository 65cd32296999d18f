package groundcrew.tagging.resources;

import static java.util.Objects.requireNonNullElse;

import groundcrew.common.AwsClients;
import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.member.AwsMember;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.FailureInfo;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;

/// Reads the failures of the tagging API for each resource, from the answer or error of a call.
final class AwsResourceFailures {
  private static final int NOT_FOUND = 404;

  /// Such as `InvalidInstanceID.NotFound`, `NoSuchHostedZone`, `QueueDoesNotExist` and
  /// `NonExistentQueue`.
  private static final Pattern GONE =
      Pattern.compile(".*(NotFound|DoesNotExist|NonExistent).*|NoSuch.*");

  private AwsResourceFailures() {}

  /// Returns the failures in a successful answer.
  static List<ResourceFailure> of(Map<String, FailureInfo> failed) {
    return failed.entrySet().stream()
        .map(failure -> failure(failure.getKey(), failure.getValue()))
        .toList();
  }

  /// Returns the failure of each resource of a call that failed as a whole.
  ///
  /// @throws RuntimeException the translated error if it concerns more than these resources
  static List<ResourceFailure> of(TaskContext context, List<String> arns, SdkException error) {
    if (error instanceof InvalidParameterException) {
      return all(arns, error, Kind.WHOLE_CALL);
    }
    if (AwsClients.throttled(error)) {
      return all(arns, error, Kind.THROTTLED);
    }
    var translated = AwsMember.translate(context, error);
    if (translated instanceof DeadlineExceededException || AwsClients.retryable(error)) {
      return all(arns, error, Kind.UNCERTAIN);
    }
    throw translated;
  }

  private static List<ResourceFailure> all(List<String> arns, SdkException error, Kind kind) {
    var details = error instanceof AwsServiceException answer ? answer.awsErrorDetails() : null;
    var code = details == null ? error.getClass().getSimpleName() : details.errorCode();
    var message = details == null ? error.getMessage() : details.errorMessage();
    return arns.stream()
        .map(arn ->
            new ResourceFailure(
                arn, requireNonNullElse(code, "unknown"), requireNonNullElse(message, ""), kind))
        .toList();
  }

  private static ResourceFailure failure(String arn, FailureInfo failure) {
    var code = requireNonNullElse(failure.errorCodeAsString(), "unknown");
    var status = requireNonNullElse(failure.statusCode(), 0);
    return new ResourceFailure(
        arn, code, requireNonNullElse(failure.errorMessage(), ""), kind(code, status));
  }

  /// The code is that of the hosting service, and services use different codes for throttling.
  private static Kind kind(String code, int status) {
    if (status == 429
        || code.contains("Throttl")
        || code.contains("TooManyRequests")
        || code.equals("RequestLimitExceeded")
        || code.equals("SlowDown")) {
      return Kind.THROTTLED;
    }
    // Whatever its status says: a service that failed does not know whether the resource exists.
    if (status >= 500 || code.startsWith("InternalService")) {
      return Kind.UNCERTAIN;
    }
    return status == NOT_FOUND || GONE.matcher(code).matches() ? Kind.GONE : Kind.FINAL;
  }
}

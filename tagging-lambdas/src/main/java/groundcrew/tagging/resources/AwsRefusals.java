package groundcrew.tagging.resources;

import static java.util.Objects.requireNonNullElse;

import groundcrew.tagging.resources.Refusal.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.FailureInfo;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InternalServiceException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.InvalidParameterException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ThrottledException;

/// Reads what the tagging API says of each resource of a call, inside its answer or instead of it.
final class AwsRefusals {
  private AwsRefusals() {}

  /// Calls for all resources together and returns those that refused.
  static List<Refusal> of(List<String> arns, Supplier<Map<String, FailureInfo>> call) {
    try {
      return call.get().entrySet().stream()
          .map(failure -> refusal(failure.getKey(), failure.getValue()))
          .toList();
    } catch (InvalidParameterException refused) {
      return all(arns, refused, Kind.WHOLE_CALL);
    } catch (ThrottledException busy) {
      return all(arns, busy, Kind.THROTTLED);
    } catch (InternalServiceException unsure) {
      return all(arns, unsure, Kind.UNSURE);
    }
  }

  private static List<Refusal> all(List<String> arns, AwsServiceException reason, Kind kind) {
    var details = reason.awsErrorDetails();
    return arns.stream()
        .map(arn -> new Refusal(arn, details.errorCode(), details.errorMessage(), kind))
        .toList();
  }

  private static Refusal refusal(String arn, FailureInfo failure) {
    var code = requireNonNullElse(failure.errorCodeAsString(), "unknown");
    var status = requireNonNullElse(failure.statusCode(), 0);
    return new Refusal(
        arn, code, requireNonNullElse(failure.errorMessage(), ""), kind(code, status));
  }

  /// The hosting service's own codes appear here, and every service names throttling differently.
  private static Kind kind(String code, int status) {
    if (status == 429
        || code.contains("Throttl")
        || code.contains("TooManyRequests")
        || code.equals("RequestLimitExceeded")
        || code.equals("SlowDown")) {
      return Kind.THROTTLED;
    }
    return status >= 500 || code.startsWith("InternalService") ? Kind.UNSURE : Kind.FINAL;
  }
}

package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Why one resource of a call was not tagged, as `FailedResourcesMap` tells it.
///
/// @param status HTTP status of the hosting service's error; the call itself is answered with 200
/// @param code one of this API's, or of the hosting service's own
public record ResourceFailure(int status, String code, String message) {

  /// Returns the failure of a caller who lacks the hosting service's own permission.
  public static ResourceFailure denied(String message) {
    return new ResourceFailure(403, "AccessDeniedException", message);
  }

  /// Returns the failure of a type that this API lists but cannot tag, whatever the caller tries.
  public static ResourceFailure unsupported() {
    return new ResourceFailure(500, "InternalServiceException", "Unsupported resource type");
  }

  /// Returns the failure of a hosting service that has too much to do.
  public static ResourceFailure throttled() {
    return new ResourceFailure(429, "ThrottlingException", "Rate exceeded");
  }

  static ResourceFailure internal() {
    return new ResourceFailure(
        500, "InternalServiceException", "The hosting service gave no answer in time");
  }

  static ResourceFailure invalid(String message) {
    return new ResourceFailure(400, "InvalidParameterException", message);
  }

  void write(ObjectNode failed, String arn) {
    failed
        .putObject(arn)
        .put("StatusCode", status)
        .put("ErrorCode", code)
        .put("ErrorMessage", message);
  }
}

package groundcrew.local.gateway;

import java.util.List;
import java.util.Map;

/// The codes by which a service reports what every service reports in words of its own.
record ServiceErrors(String invalidCode, String throttledCode, String internalCode) {
  private static final ServiceErrors DEFAULT =
      new ServiceErrors("ValidationException", "ThrottlingException", "InternalServerError");
  private static final Map<String, ServiceErrors> BY_MODEL =
      Map.ofEntries(
          Map.entry("data-ats.iot", iot()),
          Map.entry("iot", iot()),
          Map.entry(
              "organizations",
              new ServiceErrors(
                  "InvalidInputException", "TooManyRequestsException", "ServiceException")),
          Map.entry(
              "tagging",
              new ServiceErrors(
                  "InvalidParameterException", "ThrottledException", "InternalServiceException")),
          Map.entry(
              "lambda",
              new ServiceErrors(
                  "InvalidParameterValueException",
                  "TooManyRequestsException",
                  "ServiceException")),
          Map.entry(
              "resource-explorer-2",
              new ServiceErrors(
                  "ValidationException", "ThrottlingException", "InternalServerException")),
          Map.entry("sts", new ServiceErrors("ValidationError", "Throttling", "InternalFailure")),
          Map.entry(
              "monitoring",
              new ServiceErrors("ValidationError", "Throttling", "InternalServiceFault")),
          Map.entry(
              "sns",
              new ServiceErrors(
                  "InvalidParameterException", "ThrottledException", "InternalErrorException")),
          Map.entry(
              "sqs",
              new ServiceErrors("InvalidParameterValue", "RequestThrottled", "InternalFailure")),
          Map.entry("s3", new ServiceErrors("InvalidRequest", "SlowDown", "InternalError")));

  private static ServiceErrors iot() {
    return new ServiceErrors(
        "InvalidRequestException", "ThrottlingException", "InternalFailureException");
  }

  static ServiceErrors of(String model) {
    return BY_MODEL.getOrDefault(model, DEFAULT);
  }

  AwsError invalid(List<String> faults) {
    return new AwsError(
        400,
        invalidCode,
        faults.size()
            + " validation error"
            + (faults.size() == 1 ? "" : "s")
            + " detected: "
            + String.join("; ", faults));
  }

  AwsError throttled() {
    return new AwsError(
        throttledCode.equals("SlowDown") ? 503 : 400, throttledCode, "Rate exceeded");
  }

  AwsError internal() {
    return new AwsError(500, internalCode, "An internal error occurred; the test asked for it");
  }
}

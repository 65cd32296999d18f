package groundcrew.local.gateway;

/// How a family of services names the errors that precede the service itself.
enum Dialect {
  JSON,
  QUERY,
  REST_JSON,
  S3;

  AwsError refuse(AuthFailure failure) {
    return refuse(failure, failure.message());
  }

  AwsError refuse(AuthFailure failure, String message) {
    var s3 = this == S3;
    // REST services have JSON's names with the status of the other protocols.
    var json = this == JSON || this == REST_JSON;
    var status = this == JSON ? 400 : 403;
    return switch (failure) {
      case NO_SIGNATURE ->
          new AwsError(
              status,
              s3
                  ? "AccessDenied"
                  : json ? "MissingAuthenticationTokenException" : "MissingAuthenticationToken",
              message);
      case INCOMPLETE ->
          new AwsError(
              400,
              s3
                  ? "AuthorizationHeaderMalformed"
                  : json ? "IncompleteSignatureException" : "IncompleteSignature",
              message);
      case UNKNOWN_KEY ->
          new AwsError(
              status,
              s3
                  ? "InvalidAccessKeyId"
                  : json ? "UnrecognizedClientException" : "InvalidClientTokenId",
              message);
      case WRONG_TOKEN ->
          new AwsError(
              s3 ? 400 : status,
              s3 ? "InvalidToken" : json ? "UnrecognizedClientException" : "InvalidClientTokenId",
              message);
      case WRONG_SIGNATURE ->
          new AwsError(
              status, json ? "InvalidSignatureException" : "SignatureDoesNotMatch", message);
      case SKEWED ->
          new AwsError(
              status,
              s3
                  ? "RequestTimeTooSkewed"
                  : json ? "InvalidSignatureException" : "SignatureDoesNotMatch",
              message);
      case EXPIRED ->
          new AwsError(s3 ? 400 : status, json ? "ExpiredTokenException" : "ExpiredToken", message);
    };
  }

  /// Returns an error as this family names and numbers it: IAM knows only the name `AccessDenied`,
  /// and the gateway only `UnknownOperationException`.
  AwsError translate(AwsError error) {
    var message = String.valueOf(error.getMessage());
    if ((this == JSON || this == REST_JSON) && error.code().equals("AccessDenied")) {
      return new AwsError(this == JSON ? 400 : 403, "AccessDeniedException", message);
    }
    if (!error.code().equals("UnknownOperationException")) {
      return error;
    }
    return switch (this) {
      case QUERY -> new AwsError(400, "InvalidAction", message);
      case REST_JSON -> new AwsError(404, error.code(), message);
      case JSON, S3 -> error;
    };
  }
}

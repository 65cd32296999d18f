package groundcrew.local.door;

/// How a family of services names the errors that precede the service itself.
enum Dialect {
  JSON,
  QUERY,
  S3;

  AwsError refuse(Refusal refusal) {
    return refuse(refusal, refusal.message());
  }

  AwsError refuse(Refusal refusal, String message) {
    var s3 = this == S3;
    var json = this == JSON;
    return switch (refusal) {
      case NO_SIGNATURE ->
          new AwsError(
              json ? 400 : 403,
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
              json ? 400 : 403,
              s3
                  ? "InvalidAccessKeyId"
                  : json ? "UnrecognizedClientException" : "InvalidClientTokenId",
              message);
      case WRONG_TOKEN ->
          new AwsError(
              json || s3 ? 400 : 403,
              s3 ? "InvalidToken" : json ? "UnrecognizedClientException" : "InvalidClientTokenId",
              message);
      case WRONG_SIGNATURE ->
          new AwsError(
              json ? 400 : 403,
              json ? "InvalidSignatureException" : "SignatureDoesNotMatch",
              message);
      case SKEWED ->
          new AwsError(
              json ? 400 : 403,
              s3
                  ? "RequestTimeTooSkewed"
                  : json ? "InvalidSignatureException" : "SignatureDoesNotMatch",
              message);
      case EXPIRED ->
          new AwsError(
              json || s3 ? 400 : 403, json ? "ExpiredTokenException" : "ExpiredToken", message);
    };
  }

  /// Returns an error as this family names and numbers it; IAM knows only the name `AccessDenied`.
  AwsError translate(AwsError error) {
    return this == JSON && error.code().equals("AccessDenied")
        ? new AwsError(400, "AccessDeniedException", String.valueOf(error.getMessage()))
        : error;
  }
}

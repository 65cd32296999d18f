package groundcrew.local.gateway;

/// Why a signature is not accepted.
enum AuthFailure {
  NO_SIGNATURE("The request has no Authorization header in the form of AWS Signature Version 4"),
  INCOMPLETE("The signature is incomplete"),
  UNKNOWN_KEY("The security token included in the request is invalid."),
  WRONG_TOKEN("The security token included in the request is invalid."),
  WRONG_SIGNATURE(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
          + " Access Key and signing method. Consult the service documentation for details."),
  SKEWED("Signature expired"),
  EXPIRED("The security token included in the request is expired");

  private final String message;

  AuthFailure(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }
}

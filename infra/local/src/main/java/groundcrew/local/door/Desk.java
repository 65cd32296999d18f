package groundcrew.local.door;

/// Where one service's requests are served once their signer is proven.
interface Desk {
  String signingName();

  Dialect dialect();

  /// Returns the desk where the request's own protocol is spoken, for a service that has several.
  default Desk speaking(Request request) {
    return this;
  }

  /// Answers a request.
  ///
  /// @throws AwsError for [#error] to write
  RawAnswer serve(Request request, Caller caller, Scope scope, String requestId);

  RawAnswer error(AwsError error, String requestId);
}

package groundcrew.local.gateway;

/// Where one service's requests are served once their signer is proven.
interface ServiceEndpoint {
  String signingName();

  Dialect dialect();

  /// Tells whether a request is for this endpoint, where several share a signing name.
  boolean knows(Request request);

  /// Returns the endpoint where the request's own protocol is spoken, for a service that has
  /// several.
  default ServiceEndpoint speaking(Request request) {
    return this;
  }

  /// Answers a request.
  ///
  /// @throws AwsError for [#error] to write
  /// @throws NoAnswer where none may be sent
  RawAnswer serve(Request request, Caller caller, Scope scope, String requestId);

  RawAnswer error(AwsError error, String requestId);
}

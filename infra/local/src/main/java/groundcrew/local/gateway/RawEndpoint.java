package groundcrew.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One raw service behind the gateway; its errors are written as S3's.
record RawEndpoint(RawService service, Rules rules) implements ServiceEndpoint {

  @Override
  public String signingName() {
    return service.signingName();
  }

  @Override
  public Dialect dialect() {
    return signingName().equals("s3") ? Dialect.S3 : Dialect.JSON;
  }

  /// No other service has the signing name of one that reads its own protocol.
  @Override
  public boolean knows(Request request) {
    return true;
  }

  @Override
  public RawAnswer serve(Request request, Caller caller, Scope scope, String requestId) {
    var call =
        new RawCall(
            caller,
            scope.service(),
            scope.region(),
            request.method(),
            request.uri(),
            request.headers(),
            request.body());
    var key =
        new CallCounts.Key(
            signingName() + ":" + service.operation(call), caller.account(), scope.region());
    rules.admit(key, dialect());
    rules.decide(caller, scope.region(), service.requiredPermissions(call));
    return rules
        .faults()
        .carryOut(key, ServiceErrors.of(signingName()), () -> service.answer(call));
  }

  @Override
  public RawAnswer error(AwsError error, String requestId) {
    if (dialect() == Dialect.JSON) {
      return Errors.json(dialect().translate(error), requestId);
    }
    var body =
        "<Error><Code>"
            + Errors.xml(error.code())
            + "</Code><Message>"
            + Errors.xml(String.valueOf(error.getMessage()))
            + "</Message><RequestId>"
            + requestId
            + "</RequestId></Error>";
    return new RawAnswer(
        error.status(),
        Map.of("Content-Type", "application/xml", "x-amz-request-id", requestId),
        body.getBytes(StandardCharsets.UTF_8));
  }
}

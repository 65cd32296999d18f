package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.Set;

/// One modelled service behind the gateway: reads the call, holds it against the model, lets it be
/// decided, and answers it.
final class ModelledEndpoint implements ServiceEndpoint {
  private static final Set<String> COMMON_ERRORS =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "InternalFailure",
          "InternalServerError",
          "ServiceUnavailable",
          "SerializationException",
          "Throttling",
          "ThrottlingException",
          "RequestThrottled",
          "UnknownOperationException",
          "ValidationError",
          "ValidationException",
          "InvalidParameterValue");

  private final Service service;
  private final ServiceModel model;
  private final Protocol protocol;
  private final Rules rules;

  ModelledEndpoint(Service service, Rules rules) {
    this(service, rules, Protocol.of(ServiceModel.load(service.model())).getFirst());
  }

  private ModelledEndpoint(Service service, Rules rules, Protocol protocol) {
    this.service = service;
    this.model = ServiceModel.load(service.model());
    this.protocol = protocol;
    this.rules = rules;
  }

  @Override
  public String signingName() {
    return model.signingName();
  }

  @Override
  public Dialect dialect() {
    return protocol.dialect();
  }

  @Override
  public ServiceEndpoint speaking(Request request) {
    return Protocol.of(model).stream()
        .filter(spoken -> spoken.writes(request))
        .findFirst()
        .map(spoken -> new ModelledEndpoint(service, rules, spoken))
        .orElse(this);
  }

  @Override
  public RawAnswer serve(Request sent, Caller caller, Scope scope, String requestId) {
    if (sent.header("smithy-protocol").isPresent()) {
      throw new UnsupportedOperationException(
          "The gateway does not read " + sent.header("smithy-protocol").get());
    }
    var request = sent.unpacked(service.longestBody());
    var operation = protocol.operation(request);
    var key =
        new CallCounts.Key(scope.service() + ":" + operation, caller.account(), scope.region());
    rules.admit(key, dialect());
    if (!model.operations().contains(operation)) {
      throw new AwsError(
          400,
          "UnknownOperationException",
          "The service " + model.stem() + " has no operation '" + operation + "'");
    }
    var errors = ServiceErrors.of(model.stem());
    var input = protocol.input(request, operation);
    var faults = model.faults(operation, input);
    if (!faults.isEmpty()) {
      throw errors.invalid(faults);
    }
    var call =
        new Call(
            caller,
            scope.service(),
            scope.region(),
            operation,
            input,
            sent.header("x-amzn-trace-id"));
    rules.decide(caller, scope.region(), service.requiredPermissions(call));
    return rules
        .faults()
        .carryOut(key, errors, () -> protocol.answer(operation, answer(call), requestId));
  }

  private ObjectNode answer(Call call) {
    try {
      var answer = service.answer(call);
      var faults = model.answerFaults(call.operation(), answer);
      if (!faults.isEmpty()) {
        throw new IllegalStateException(
            "The fake "
                + model.stem()
                + " gave an answer to "
                + call.operation()
                + " that AWS could not give: "
                + faults);
      }
      return answer;
    } catch (AwsError e) {
      if (!COMMON_ERRORS.contains(e.code()) && !model.errors(call.operation()).contains(e.code())) {
        throw new IllegalStateException(
            "The fake "
                + model.stem()
                + " gave an error that "
                + call.operation()
                + " does not have: "
                + e.code(),
            e);
      }
      throw e;
    }
  }

  @Override
  public RawAnswer error(AwsError error, String requestId) {
    return protocol.error(protocol.dialect().translate(error), requestId);
  }
}

package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.model.ServiceModel;
import java.util.List;
import java.util.Set;

/// The services of one model behind the gateway: reads the call, holds it against the model, lets
/// it be decided, and has it answered by the service that has the operation.
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

  private final List<Service> services;
  private final ServiceModel model;
  private final Protocol protocol;
  private final Rules rules;

  /// Creates the endpoint of the services of one model.
  ///
  /// @throws IllegalArgumentException where two of them have the same operation
  ModelledEndpoint(List<Service> services, Rules rules) {
    this(services, rules, Protocol.of(ServiceModel.load(services.getFirst().model())).getFirst());
    for (var operation : model.operations()) {
      if (services.stream().filter(service -> service.has(operation)).count() > 1) {
        throw new IllegalArgumentException(
            "Two services have the operation %s:%s".formatted(model.stem(), operation));
      }
    }
  }

  private ModelledEndpoint(List<Service> services, Rules rules, Protocol protocol) {
    this.services = services;
    this.model = ServiceModel.load(services.getFirst().model());
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
  public boolean knows(Request sent) {
    var request = sent.unpacked(longestBody());
    return Protocol.of(model).stream()
        .anyMatch(spoken ->
            spoken.writes(request) && model.operations().contains(spoken.operation(request)));
  }

  @Override
  public ServiceEndpoint speaking(Request request) {
    return Protocol.of(model).stream()
        .filter(spoken -> spoken.writes(request))
        .findFirst()
        .map(spoken -> new ModelledEndpoint(services, rules, spoken))
        .orElse(this);
  }

  @Override
  public RawAnswer serve(Request sent, Caller caller, Scope scope, String requestId) {
    if (sent.header("smithy-protocol").isPresent()) {
      throw new UnsupportedOperationException(
          "The gateway does not read " + sent.header("smithy-protocol").get());
    }
    var request = sent.unpacked(longestBody());
    var operation = protocol.operation(request);
    var key =
        new CallCounts.Key(scope.service() + ":" + operation, caller.account(), scope.region());
    rules.admit(key, dialect());
    var service = service(operation);
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
        .carryOut(key, errors, () -> protocol.answer(operation, answer(service, call), requestId));
  }

  private int longestBody() {
    return services.stream().mapToInt(Service::longestBody).max().orElseThrow();
  }

  private Service service(String operation) {
    return services.stream()
        .filter(service -> model.operations().contains(operation) && service.has(operation))
        .findFirst()
        .orElseThrow(() ->
            new AwsError(
                400,
                "UnknownOperationException",
                "The service " + model.stem() + " has no operation '" + operation + "'"));
  }

  private ObjectNode answer(Service service, Call call) {
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

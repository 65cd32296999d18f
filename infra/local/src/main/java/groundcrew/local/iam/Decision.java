package groundcrew.local.iam;

import java.util.Optional;
import java.util.function.Predicate;

/// One request, the policies that apply to it, and how they decide it.
///
/// @param refusal what IAM says of a refused call; empty for an allowed one
record Decision(
    AuthorizationRequest request, ApplicablePolicies policies, Optional<String> refusal) {

  static Decision of(AuthorizationRequest request, ApplicablePolicies policies) {
    var reason = Policies.denial(request, policies);
    var sentence =
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(request.who(), request.action(), request.resource(), reason);
    return new Decision(
        request, policies, reason.isEmpty() ? Optional.empty() : Optional.of(sentence));
  }

  boolean allowed() {
    return refusal.isEmpty();
  }

  Decision without(Predicate<Statement> taken) {
    return policies.has(taken) ? of(request, policies.without(taken)) : this;
  }

  /// Returns the call if its decision would be another one without the statement, otherwise empty.
  Optional<String> callThatNeeds(Predicate<Statement> statement) {
    var otherwise = without(statement);
    return otherwise.allowed() == allowed()
        ? Optional.empty()
        : Optional.of(
            otherwise
                .refusal()
                .orElseGet(() ->
                    "User: %s is authorized to perform: %s on resource: %s"
                        .formatted(request.who(), request.action(), request.resource())));
  }
}

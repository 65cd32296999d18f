package groundcrew.local.iam;

import java.util.Optional;
import java.util.function.Predicate;

/// One question, the policies that bear on it, and how they decide it.
///
/// @param refusal what IAM says of a refused call; empty for an allowed one
record Decision(Question question, Bearing bearing, Optional<String> refusal) {

  static Decision of(Question question, Bearing bearing) {
    var reason = Policies.denial(question, bearing);
    var sentence =
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(question.who(), question.action(), question.resource(), reason);
    return new Decision(
        question, bearing, reason.isEmpty() ? Optional.empty() : Optional.of(sentence));
  }

  boolean allowed() {
    return refusal.isEmpty();
  }

  Decision without(Predicate<Statement> taken) {
    return bearing.has(taken) ? of(question, bearing.without(taken)) : this;
  }

  /// Returns what this decision needs a statement for; empty when it is the same without it.
  Optional<String> needFor(Predicate<Statement> statement) {
    var otherwise = without(statement);
    return otherwise.allowed() == allowed()
        ? Optional.empty()
        : Optional.of(
            otherwise
                .refusal()
                .orElseGet(() ->
                    "User: %s is authorized to perform: %s on resource: %s"
                        .formatted(question.who(), question.action(), question.resource())));
  }
}

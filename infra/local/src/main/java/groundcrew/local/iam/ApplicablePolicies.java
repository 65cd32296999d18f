package groundcrew.local.iam;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The policies that apply to one request, and how they are weighed.
///
/// @param everything the identity side allows without policy: the operator at home
/// @param sameAccount whether caller and resource are of one account
/// @param resourceMustAllow whether the resource's policy is asked even then: a trust policy is
/// @param bounded whether a permissions boundary is set
record ApplicablePolicies(
    boolean everything,
    boolean sameAccount,
    boolean resourceMustAllow,
    List<Statement> identity,
    boolean bounded,
    List<Statement> boundary,
    List<Statement> resource) {

  /// A service has no policies of its own: the resource's alone speak of it.
  static ApplicablePolicies onService(List<Statement> resource) {
    return new ApplicablePolicies(false, true, true, List.of(), false, List.of(), resource);
  }

  /// A principal that is no role acts in its own account, on what has no policy.
  static ApplicablePolicies onPrincipal(List<Statement> identity) {
    return new ApplicablePolicies(false, true, false, identity, false, List.of(), List.of());
  }

  /// The caller's own policies are decided apart: the question is what the resource's one says.
  static ApplicablePolicies onOtherAccount(List<Statement> resource) {
    return new ApplicablePolicies(true, false, true, List.of(), false, List.of(), resource);
  }

  /// Returns the same policies with some statements taken away.
  ApplicablePolicies without(Predicate<Statement> taken) {
    return new ApplicablePolicies(
        everything,
        sameAccount,
        resourceMustAllow,
        identity.stream().filter(taken.negate()).toList(),
        bounded,
        boundary.stream().filter(taken.negate()).toList(),
        resource.stream().filter(taken.negate()).toList());
  }

  /// Returns the statements about what the caller's role may do.
  Stream<Statement> ofRole() {
    return Stream.concat(identity.stream(), boundary.stream());
  }

  boolean has(Predicate<Statement> wanted) {
    return Stream.of(identity, boundary, resource).flatMap(List::stream).anyMatch(wanted);
  }
}

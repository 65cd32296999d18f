package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The policies of principals that are no roles, such as the certificates of devices.
public final class PrincipalPolicies {
  private final Map<String, List<Statement>> policies = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> attached = new ConcurrentHashMap<>();

  PrincipalPolicies() {}

  /// Creates a policy, or replaces it wherever it is attached.
  ///
  /// @throws UnknownPolicyElement for a policy that cannot be read without guessing
  public void put(String policyArn, JsonNode document) {
    policies.put(
        policyArn,
        Statement.read(Source.of(policyArn, "policy"), Statement.Place.IDENTITY, document));
  }

  /// Deletes a policy.
  public void delete(String policyArn) {
    policies.remove(policyArn);
  }

  /// Attaches a policy to a principal.
  public void attach(String policyArn, String principalArn) {
    attached.computeIfAbsent(principalArn, _ -> ConcurrentHashMap.newKeySet()).add(policyArn);
  }

  /// Takes a policy from a principal; does nothing where the principal does not have it.
  public void detach(String policyArn, String principalArn) {
    attached.getOrDefault(principalArn, Set.of()).remove(policyArn);
  }

  /// Returns the ARNs of the policies of a principal.
  public Set<String> attachedTo(String principalArn) {
    return new TreeSet<>(attached.getOrDefault(principalArn, Set.of()));
  }

  /// Tells whether any principal has a policy.
  public boolean attached(String policyArn) {
    return attached.values().stream().anyMatch(policyArns -> policyArns.contains(policyArn));
  }

  List<Statement> of(String principalArn) {
    return attachedTo(principalArn).stream()
        .flatMap(policy -> policies.getOrDefault(policy, List.of()).stream())
        .toList();
  }

  Stream<Statement> all() {
    return policies.values().stream().flatMap(List::stream);
  }
}

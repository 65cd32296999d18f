package groundcrew.local.iam;

import groundcrew.local.gateway.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was decided in a run, each request once, so that all of it can be decided again with one
/// statement taken away.
///
/// Only what a run would fail without counts. An allowed call counts when a role, a device or a
/// service made it: refused, it would be a problem that the run reports. What a test's own operator
/// was allowed never counts. A refused call counts when somebody claimed its refusal
/// ([Iam#expectDenials]): that is what a check of a `Deny` statement does.
public final class Decisions {
  private final Map<Asked, Decision> taken = new ConcurrentHashMap<>();
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();
  private volatile boolean recording;

  Decisions() {}

  /// What makes a request another one.
  private record Asked(
      Optional<Caller> caller,
      Optional<String> service,
      String action,
      String resource,
      Map<String, String> context,
      boolean allowed) {
    static Asked of(Decision decision) {
      var request = decision.request();
      return new Asked(
          request.caller(),
          request.service(),
          request.action(),
          request.resource(),
          request.context(),
          decision.allowed());
    }
  }

  /// Begins to record; what is deployed and called before is not known here.
  public void record() {
    recording = true;
  }

  void add(Decision decision) {
    if (recording) {
      taken.put(Asked.of(decision), decision);
    }
  }

  void claim(Collection<String> refusals) {
    claimed.addAll(refusals);
  }

  /// Returns a call of the run that needs a statement of the templates: it would be refused without
  /// the statement, or allowed. Empty if no call needs it, which makes the statement superfluous.
  ///
  /// @param declared one of [Iam#declaredStatements]; it is taken away in every account at once, as
  ///   it would be from the template
  public Optional<String> callThatNeeds(String declared) {
    return counting()
        .map(decision -> permission(decision, declared))
        .flatMap(Optional::stream)
        .min(String::compareTo);
  }

  /// Returns the actions that the run needs a statement for; what else it allows is superfluous.
  ///
  /// @param declared as [#callThatNeeds] takes it
  public Set<String> actionsThatNeed(String declared) {
    return counting()
        .filter(decision -> permission(decision, declared).isPresent())
        .map(decision -> decision.request().action())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns each resource with wildcards in a statement of the templates, in the order of the
  /// statement, with what the run needs the statement for. Only of a statement that allows a role
  /// something: a `*` in a resource's own policy is that resource.
  ///
  /// @param declared as [#callThatNeeds] takes it
  public List<AskedPattern> patternsThatNeed(String declared) {
    var patterns = new TreeMap<Integer, Map<String, Set<String>>>();
    counting()
        .filter(decision -> permission(decision, declared).isPresent())
        .forEach(decision ->
            decision
                .policies()
                .ofRole()
                .filter(statement -> statement.declared().equals(Optional.of(declared)))
                .filter(statement -> statement.allows() && !statement.notResources())
                .forEach(statement -> AskedPattern.add(statement, decision.request(), patterns)));
    return patterns.values().stream().map(AskedPattern::new).toList();
  }

  private Stream<Decision> counting() {
    return taken.values().stream().filter(this::counts);
  }

  private static Optional<String> permission(Decision decision, String declared) {
    return decision.callThatNeeds(statement -> statement.declared().equals(Optional.of(declared)));
  }

  private boolean counts(Decision decision) {
    return decision
        .refusal()
        .map(claimed::contains)
        // The operator alone needs no policy.
        .orElseGet(() -> !decision.policies().everything());
  }
}

package groundcrew.local.template;

import groundcrew.local.arn.AccountRegion;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The stacks of a cloud: they are created, updated and deleted here.
public final class Deployments {
  private final Function<Template, Collection<? extends ResourceKind>> kinds;
  private final Exports exports = new Exports();
  private final Numbers numbers = new Numbers();
  private final Map<Place, Stack> stacks = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /// Creates a cloud without stacks.
  ///
  /// @param kinds what creates the resources of a template, beside those that only have to exist
  public Deployments(Function<Template, Collection<? extends ResourceKind>> kinds) {
    this(kinds, InstantSource.system());
  }

  /// Creates a cloud without stacks.
  ///
  /// @param kinds what creates the resources of a template, beside those that only have to exist
  /// @param clock that says when a stack is created
  public Deployments(
      Function<Template, Collection<? extends ResourceKind>> kinds, InstantSource clock) {
    this.kinds = kinds;
    this.clock = clock;
  }

  /// Returns the stacks of an account and region.
  public List<DeployedStack> in(AccountRegion accountRegion) {
    return stacks.values().stream()
        .filter(stack -> stack.place().accountRegion().equals(accountRegion))
        .map(Stack::shown)
        .toList();
  }

  /// Creates a stack, or updates the one of this place.
  ///
  /// What fails is rolled back, and the stack is as it was before. Where a step cannot be taken
  /// back, the message says that the stack is left half-updated; the next deployment takes it for
  /// what it was before. What an update has left behind is deleted at the end: where that fails,
  /// the stack is updated all the same, and the message names what it has lost sight of.
  ///
  /// @throws IllegalArgumentException naming the logical id of what cannot be honoured
  public Deployed deploy(Template template, Place place) {
    var before = stacks.getOrDefault(place, Stack.empty(template, place, clock.instant()));
    var newKinds = new Kinds(kinds.apply(template));
    var oldKinds = new Kinds(kinds.apply(before.template()));
    var rollback = new Rollback(oldKinds, new CleanUp(newKinds, numbers));
    var now = run(new Deployment(before, newKinds, exports, numbers, rollback), template, rollback);
    stacks.put(place, now);
    var problems = new CleanUp(oldKinds, numbers).after(before, now);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "%s; stack %s is updated, but the clean-up has left this behind"
              .formatted(String.join("; ", problems), place.stack()));
    }
    return now.deployed();
  }

  private Stack run(Deployment deployment, Template template, Rollback rollback) {
    try {
      return deployment.run(template);
    } catch (RuntimeException e) {
      try {
        rollback.run();
      } catch (RuntimeException second) {
        throw new IllegalArgumentException(
            "%s; it cannot be rolled back, and stack %s is left half-updated: %s"
                .formatted(e.getMessage(), template.stack(), second.getMessage()),
            e);
      }
      throw e;
    }
  }

  /// Deletes a stack, each resource before what it refers to. What its template retains stays.
  ///
  /// @throws IllegalArgumentException where there is none, another stack imports what it exports,
  ///   or a resource cannot be deleted; the stack then keeps that one and those created before it
  public void destroy(Place place) {
    var stack = stacks.get(place);
    if (stack == null) {
      throw new IllegalArgumentException(
          "there is no stack %s in account %s, region %s"
              .formatted(place.stack(), place.account(), place.region()));
    }
    exports.requireUnused(place);
    var cleanUp = new CleanUp(new Kinds(kinds.apply(stack.template())), numbers);
    var left = new LinkedHashMap<>(stack.members());
    for (var member : stack.members().values().stream().toList().reversed()) {
      cleanUp.end(member, member.declared().retainedWhenDeleted());
      left.remove(member.declared().logicalId());
      stacks.put(place, stack.with(left));
    }
    stacks.remove(place);
    exports.remove(place);
  }
}

package groundcrew.local.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The faults of one kind that are switched on, each for some calls: a share of them, or the next
/// ones. One scope has one fault.
final class Plans<F> {
  private final Random random;
  private final Map<CallScope, Plan<F>> plans = new HashMap<>();

  /// The fault, and how often it is still to come.
  private record Plan<F>(F fault, double probability, long times) {}

  /// @param random draws the shares; it may be that of other plans too
  Plans(Random random) {
    this.random = random;
  }

  synchronized void share(CallScope scope, F fault, double probability) {
    plans.put(scope, new Plan<>(fault, probability, Long.MAX_VALUE));
  }

  synchronized void next(CallScope scope, F fault, int times) {
    plans.put(scope, new Plan<>(fault, 1, times));
  }

  synchronized void clear() {
    plans.clear();
  }

  /// Returns what strikes a call: the narrowest scope that holds it decides.
  synchronized Optional<F> draw(CallCounts.Key call) {
    for (var scope : CallScope.around(call)) {
      var plan = plans.get(scope);
      if (plan != null) {
        return draw(scope, plan);
      }
    }
    return Optional.empty();
  }

  private Optional<F> draw(CallScope scope, Plan<F> plan) {
    if (random.nextDouble() >= plan.probability()) {
      return Optional.empty();
    }
    if (plan.times() <= 1) {
      plans.remove(scope);
    } else {
      plans.put(scope, new Plan<>(plan.fault(), plan.probability(), plan.times() - 1));
    }
    return Optional.of(plan.fault());
  }
}

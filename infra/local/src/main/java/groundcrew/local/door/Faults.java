package groundcrew.local.door;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// Errors that a test switches on; none by default.
public final class Faults {
  private final Random random = new Random(0);
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();

  Faults() {}

  /// The error, and how often it is still to come.
  private record Plan(Kind kind, Optional<AwsError> error, double probability, long times) {}

  /// What a fault looks like; the code is the service's own.
  public enum Kind {
    /// The service's throttling error.
    THROTTLE,
    /// The service's internal error, HTTP 500.
    INTERNAL
  }

  /// Lets a share of an operation's calls fail.
  ///
  /// @param operation such as `ssm:PutParameter`
  /// @param probability 0 to 1
  public void share(String operation, Kind kind, double probability) {
    plans.put(operation, new Plan(kind, Optional.empty(), probability, Long.MAX_VALUE));
  }

  /// Lets the next calls of an operation fail.
  public void next(String operation, Kind kind, int times) {
    plans.put(operation, new Plan(kind, Optional.empty(), 1, times));
  }

  /// Lets the next calls of an operation fail with one certain error.
  public void next(String operation, AwsError error, int times) {
    plans.put(operation, new Plan(Kind.INTERNAL, Optional.of(error), 1, times));
  }

  /// Makes the shares of a run the same as those of another run with this seed.
  public void seed(long seed) {
    random.setSeed(seed);
  }

  /// Switches everything off.
  public void clear() {
    plans.clear();
  }

  synchronized void strike(String operation, ServiceErrors errors) {
    var plan = plans.get(operation);
    if (plan == null || plan.times() == 0 || random.nextDouble() >= plan.probability()) {
      return;
    }
    plans.put(operation, new Plan(plan.kind(), plan.error(), plan.probability(), plan.times() - 1));
    throw plan.error()
        .orElseGet(() -> plan.kind() == Kind.THROTTLE ? errors.throttled() : errors.internal());
  }
}

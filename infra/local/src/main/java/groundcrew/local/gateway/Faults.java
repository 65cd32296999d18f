package groundcrew.local.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a test switches on: errors, time that answers take, regions that are not enabled. Nothing
/// by default.
///
/// Where several scopes hold a call, the narrowest decides.
public final class Faults {
  private final Random random = new Random(0);
  private final Map<CallScope, Plan> plans = new ConcurrentHashMap<>();
  private final Map<CallScope, Duration> latencies = new ConcurrentHashMap<>();
  private final Set<CallScope> disabled = ConcurrentHashMap.newKeySet();

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
    share(CallScope.of(operation), kind, probability);
  }

  /// Lets a share of some calls fail.
  public void share(CallScope scope, Kind kind, double probability) {
    plans.put(scope, new Plan(kind, Optional.empty(), probability, Long.MAX_VALUE));
  }

  /// Lets the next calls of an operation fail.
  public void next(String operation, Kind kind, int times) {
    next(CallScope.of(operation), kind, times);
  }

  /// Lets the next of some calls fail.
  public void next(CallScope scope, Kind kind, int times) {
    plans.put(scope, new Plan(kind, Optional.empty(), 1, times));
  }

  /// Lets the next calls of an operation fail with one certain error.
  public void next(String operation, AwsError error, int times) {
    next(CallScope.of(operation), error, times);
  }

  /// Lets the next of some calls fail with one certain error.
  public void next(CallScope scope, AwsError error, int times) {
    plans.put(scope, new Plan(Kind.INTERNAL, Optional.of(error), 1, times));
  }

  /// Makes every answer to some calls take so long, as it does in a region far away.
  public void latency(CallScope scope, Duration time) {
    latencies.put(scope, time);
  }

  /// Makes a region one that an account has not enabled: whatever it calls there is refused as if
  /// its credentials did not exist, since AWS has not copied them there.
  public void disableRegion(String account, String region) {
    disabled.add(CallScope.everything().by(account).in(region));
  }

  /// Makes the shares of a run the same as those of another run with this seed.
  public void seed(long seed) {
    random.setSeed(seed);
  }

  /// Switches everything off.
  public void clear() {
    plans.clear();
    latencies.clear();
    disabled.clear();
  }

  void requireEnabled(CallCounts.Key call, Dialect dialect) {
    if (disabled.contains(CallScope.everything().by(call.account()).in(call.region()))) {
      throw dialect.refuse(AuthFailure.UNKNOWN_KEY);
    }
  }

  void strike(CallCounts.Key call, ServiceErrors errors) {
    delay(call);
    fail(call, errors);
  }

  private void delay(CallCounts.Key call) {
    try {
      for (var scope : CallScope.around(call)) {
        var latency = latencies.get(scope);
        if (latency != null) {
          Thread.sleep(latency);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the gateway is being closed", e);
    }
  }

  private synchronized void fail(CallCounts.Key call, ServiceErrors errors) {
    for (var scope : CallScope.around(call)) {
      var plan = plans.get(scope);
      if (plan != null) {
        fail(scope, plan, errors);
        return;
      }
    }
  }

  private void fail(CallScope scope, Plan plan, ServiceErrors errors) {
    if (random.nextDouble() >= plan.probability()) {
      return;
    }
    if (plan.times() <= 1) {
      plans.remove(scope);
    } else {
      plans.put(scope, new Plan(plan.kind(), plan.error(), plan.probability(), plan.times() - 1));
    }
    throw plan.error()
        .orElseGet(() -> plan.kind() == Kind.THROTTLE ? errors.throttled() : errors.internal());
  }
}

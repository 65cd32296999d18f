package groundcrew.local.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a test switches on: errors instead of calls, answers that are lost after the call was
/// carried out, time that answers take, regions that are not enabled. Nothing by default.
///
/// Where several scopes hold a call, the narrowest decides, for errors and for lost answers apart.
public final class Faults {
  private final Random random = new Random(0);
  private final Plans<Function<ServiceErrors, AwsError>> errors = new Plans<>(random);
  private final Plans<Loss> losses = new Plans<>(random);
  private final LongAdder lost = new LongAdder();
  private final Map<CallScope, Duration> latencies = new ConcurrentHashMap<>();
  private final Set<CallScope> disabled = ConcurrentHashMap.newKeySet();

  Faults() {}

  /// The error that a call gets instead of being carried out; the code is the service's own.
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
    errors.share(scope, error(kind), probability);
  }

  /// Loses the answers of a share of an operation's calls.
  public void share(String operation, Loss loss, double probability) {
    share(CallScope.of(operation), loss, probability);
  }

  /// Loses the answers of a share of some calls.
  public void share(CallScope scope, Loss loss, double probability) {
    losses.share(scope, loss, probability);
  }

  /// Lets the next calls of an operation fail.
  public void next(String operation, Kind kind, int times) {
    next(CallScope.of(operation), kind, times);
  }

  /// Lets the next of some calls fail.
  public void next(CallScope scope, Kind kind, int times) {
    errors.next(scope, error(kind), times);
  }

  /// Lets the next calls of an operation fail with one certain error.
  public void next(String operation, AwsError error, int times) {
    next(CallScope.of(operation), error, times);
  }

  /// Lets the next of some calls fail with one certain error.
  public void next(CallScope scope, AwsError error, int times) {
    errors.next(scope, service -> error, times);
  }

  /// Loses the answers of the next calls of an operation.
  public void next(String operation, Loss loss, int times) {
    next(CallScope.of(operation), loss, times);
  }

  /// Loses the answers of the next of some calls.
  public void next(CallScope scope, Loss loss, int times) {
    losses.next(scope, loss, times);
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

  /// Returns how many answers were lost so far.
  public long lost() {
    return lost.sum();
  }

  /// Switches everything off.
  public void clear() {
    errors.clear();
    losses.clear();
    latencies.clear();
    disabled.clear();
  }

  void requireEnabled(CallCounts.Key call, Dialect dialect) {
    if (disabled.contains(CallScope.everything().by(call.account()).in(call.region()))) {
      throw dialect.refuse(AuthFailure.UNKNOWN_KEY);
    }
  }

  /// Carries a call out, with what is to go wrong before and after it.
  ///
  /// @throws AwsError instead of the call or of its answer
  /// @throws NoAnswer instead of the answer
  RawAnswer carryOut(CallCounts.Key call, ServiceErrors service, Supplier<RawAnswer> effect) {
    delay(call);
    errors
        .draw(call)
        .ifPresent(error -> {
          throw error.apply(service);
        });
    var answer = effect.get();
    // A raw service answers its refusals, a modelled one throws them.
    if (answer.status() < 400) {
      losses
          .draw(call)
          .ifPresent(loss -> {
            lost.increment();
            throw loss.instead(service);
          });
    }
    return answer;
  }

  private static Function<ServiceErrors, AwsError> error(Kind kind) {
    return switch (kind) {
      case THROTTLE -> ServiceErrors::throttled;
      case INTERNAL -> ServiceErrors::internal;
    };
  }

  private void delay(CallCounts.Key call) {
    for (var scope : CallScope.around(call)) {
      var latency = latencies.get(scope);
      if (latency != null) {
        pause(latency);
        return;
      }
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the gateway is being closed", e);
    }
  }
}

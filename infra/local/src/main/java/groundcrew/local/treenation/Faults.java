package groundcrew.local.treenation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// What a test switches on: faults of the next orders, faults of a share of all orders, time that
/// answers take. Nothing by default.
///
/// Only an order that is well-formed and has the right token meets a fault.
public final class Faults {
  private final Deque<Fault> next = new ArrayDeque<>();
  private final Map<Fault, Double> shares = new EnumMap<>(Fault.class);
  private final Map<String, Integer> attempts = new HashMap<>();
  private Duration latency = Duration.ZERO;
  private Duration lateness = Duration.ofSeconds(15);
  private long seed;

  Faults() {}

  /// Makes the next orders fail, after those that are to fail already.
  public synchronized void next(Fault fault, int times) {
    for (var i = 0; i < times; i++) {
      next.add(fault);
    }
  }

  /// Makes a share of all orders fail. A fault of the next orders has precedence.
  ///
  /// @param probability 0 to 1; those of all faults together are at most 1
  /// @throws IllegalArgumentException for a probability that is out of its range
  public synchronized void share(Fault fault, double probability) {
    var others =
        shares.entrySet().stream()
            .filter(share -> share.getKey() != fault)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    if (probability < 0 || others + probability > 1) {
      throw new IllegalArgumentException(
          "the probability of %s must be 0 to %s, but is %s"
              .formatted(fault, 1 - others, probability));
    }
    shares.put(fault, probability);
  }

  /// Makes the shares of a run the same as those of another run with this seed.
  public synchronized void seed(long value) {
    seed = value;
  }

  /// Makes every answer take so long. The order is executed after that time.
  public synchronized void latency(Duration time) {
    latency = time;
  }

  /// Sets how long an answer takes that is [Fault#LATE], after its order was executed.
  public synchronized void lateness(Duration time) {
    lateness = time;
  }

  /// Switches all faults and the latency off.
  public synchronized void clear() {
    next.clear();
    shares.clear();
    latency = Duration.ZERO;
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized Duration lateness() {
    return lateness;
  }

  /// Draws the fault of an order.
  ///
  /// @param order its id
  synchronized Optional<Fault> draw(String order) {
    var attempt = attempts.merge(order, 1, Integer::sum);
    var scripted = next.poll();
    if (scripted != null) {
      return Optional.of(scripted);
    }
    var mixed = seed * 31 + ((long) order.hashCode() << Integer.SIZE) + attempt;
    var drawn = new SplittableRandom(mixed).nextDouble();
    for (var share : shares.entrySet()) {
      drawn -= share.getValue();
      if (drawn < 0) {
        return Optional.of(share.getKey());
      }
    }
    return Optional.empty();
  }
}

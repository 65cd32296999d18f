package groundcrew.local.tagging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.model.ServiceModel;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// Failures of single resources that a test switches on; none by default.
///
/// Whether a resource fails by a share depends on the seed, on its ARN and on how often it was
/// tried, and on nothing else: calls that come in another order meet the same failures.
public final class ResourceFaults {
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();
  private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  private volatile double share;
  private volatile long seed;

  /// A failure, and how often it is still to come.
  private record Plan(ResourceFailure failure, long times) {}

  /// What a resource of a call meets.
  ///
  /// @param applied whether it is tagged although the answer says that it failed
  record Strike(ResourceFailure failure, boolean applied) {}

  /// Makes an ARN one that this API cannot read: it rejects every call that holds it, as a whole
  /// and without naming it.
  public void poison(String arn) {
    poisoned.add(arn);
  }

  /// Makes a resource fail each time.
  ///
  /// @throws IllegalArgumentException for a failure that AWS could not answer
  public void fail(String arn, ResourceFailure failure) {
    put(arn, new Plan(failure, Long.MAX_VALUE));
  }

  /// Makes a resource fail the next times.
  ///
  /// @throws IllegalArgumentException for a failure that AWS could not answer
  public void next(String arn, ResourceFailure failure, int times) {
    put(arn, new Plan(failure, times));
  }

  /// Makes a share of the ARNs of every call fail with InternalServiceException. Half of these are
  /// tagged nevertheless: AWS says that one should retry, and look afterwards.
  ///
  /// @param probability 0 to 1
  public void share(double probability, long withSeed) {
    seed = withSeed;
    share = probability;
  }

  /// Switches everything off.
  public void clear() {
    plans.clear();
    poisoned.clear();
    tries.clear();
    share = 0;
  }

  private void put(String arn, Plan plan) {
    var answer = JsonNodeFactory.instance.objectNode();
    plan.failure().write(answer.putObject("FailedResourcesMap"), arn);
    var faults = ServiceModel.load("tagging").answerFaults("TagResources", answer);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("AWS could not answer this failure: " + faults);
    }
    plans.put(arn, plan);
  }

  boolean isPoisoned(String arn) {
    return poisoned.contains(arn);
  }

  Optional<Strike> strike(String arn) {
    return planned(arn).map(failure -> new Strike(failure, false)).or(() -> drawn(arn));
  }

  private Optional<ResourceFailure> planned(String arn) {
    var plan = plans.get(arn);
    if (plan != null && !plans.replace(arn, plan, new Plan(plan.failure(), plan.times() - 1))) {
      return planned(arn);
    }
    return Optional.ofNullable(plan).filter(p -> p.times() > 0).map(Plan::failure);
  }

  private Optional<Strike> drawn(String arn) {
    if (share == 0) {
      return Optional.empty();
    }
    var attempt = tries.merge(arn, 1, Integer::sum);
    var random = new SplittableRandom(seed * 31 + Objects.hash(arn, attempt));
    return random.nextDouble() < share
        ? Optional.of(new Strike(ResourceFailure.internal(), random.nextBoolean()))
        : Optional.empty();
  }
}

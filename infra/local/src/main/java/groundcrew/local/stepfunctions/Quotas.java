package groundcrew.local.stepfunctions;

import groundcrew.local.limits.Throttle;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How fast each operation may be called, per account and region; what has no quota here is never
/// refused.
public final class Quotas {
  private static final Set<String> LARGE = Set.of("eu-west-1", "us-east-1", "us-west-2");

  private final Map<String, Throttle> large = new HashMap<>();
  private final Map<String, Throttle> others = new HashMap<>();

  private Quotas() {}

  /// Returns the quotas of AWS.
  public static Quotas ofAws(InstantSource clock) {
    var quotas = new Quotas();
    quotas.everywhere("DescribeStateMachine", new Throttle(20, 200, clock));
    quotas.everywhere("ListStateMachines", new Throttle(5, 100, clock));
    quotas.everywhere("GetExecutionHistory", new Throttle(20, 400, clock));
    quotas.everywhere("ListTagsForResource", new Throttle(1, 100, clock));
    quotas.add("DescribeExecution", new Throttle(15, 300, clock), new Throttle(10, 250, clock));
    quotas.add("ListExecutions", new Throttle(5, 200, clock), new Throttle(2, 100, clock));
    quotas.add("RedriveExecution", new Throttle(300, 1300, clock), new Throttle(150, 800, clock));
    return quotas;
  }

  /// Returns quotas that nothing exceeds.
  public static Quotas unlimited() {
    return new Quotas();
  }

  private void everywhere(String operation, Throttle throttle) {
    add(operation, throttle, throttle);
  }

  private void add(String operation, Throttle inLarge, Throttle elsewhere) {
    large.put(operation, inLarge);
    others.put(operation, elsewhere);
  }

  boolean admit(String account, String region, String operation) {
    var throttle = (LARGE.contains(region) ? large : others).get(operation);
    return throttle == null || throttle.admits(account, region, operation);
  }
}

package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Machine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tags of machines in memory.
public final class InMemoryMaxAges implements MaxAges {
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private Optional<RuntimeException> trouble = Optional.empty();

  /// Adds a tag to a machine.
  public InMemoryMaxAges tag(Machine machine, String key, String value) {
    tags.computeIfAbsent(machine.arn(), _ -> new HashMap<>()).put(key, value);
    return this;
  }

  /// Removes all tags of a machine.
  public void untag(Machine machine) {
    tags.remove(machine.arn());
  }

  /// Makes every call fail.
  public void trouble(RuntimeException failure) {
    trouble = Optional.of(failure);
  }

  /// Returns each machine's tags.
  public Map<String, Map<String, String>> tags() {
    return tags;
  }

  @Override
  public Map<String, String> byMachine(Deadline deadline) {
    trouble.ifPresent(failure -> {
      throw failure;
    });
    var ages = new HashMap<String, String>();
    tags.forEach((arn, ofMachine) ->
        Optional.ofNullable(ofMachine.get(TAG)).ifPresent(age -> ages.put(arn, age)));
    return ages;
  }
}

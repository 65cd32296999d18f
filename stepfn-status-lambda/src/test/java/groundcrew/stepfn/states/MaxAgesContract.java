package groundcrew.stepfn.states;

import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.arn;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The contract of every source of maximum ages.
public abstract class MaxAgesContract {
  private final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(4)));

  private final InMemoryMaxAges tags = new InMemoryMaxAges();

  /// Returns a source of the given tags.
  protected abstract MaxAges maxAges(InMemoryMaxAges tags);

  @Test
  void returnsTheTagOfEachMachineThatHasIt() {
    tags.tag(standard("a"), MaxAges.TAG, "PT26H")
        .tag(standard("a"), "owner", "billing")
        .tag(standard("b"), "owner", "billing")
        .tag(standard("c"), MaxAges.TAG, "P2D");

    assertThat(maxAges(tags).byMachine(deadline))
        .isEqualTo(Map.of(arn("a"), "PT26H", arn("c"), "P2D"));
  }

  @Test
  void returnsTheValueUnchecked() {
    tags.tag(standard("a"), MaxAges.TAG, "daily").tag(standard("b"), MaxAges.TAG, "");

    assertThat(maxAges(tags).byMachine(deadline))
        .isEqualTo(Map.of(arn("a"), "daily", arn("b"), ""));
  }

  @Test
  void returnsMoreThanAPage() {
    var all = new HashMap<String, String>();
    for (var i = 0; i < 205; i++) {
      tags.tag(standard("m" + i), MaxAges.TAG, "PT%dH".formatted(i + 1));
      all.put(arn("m" + i), "PT%dH".formatted(i + 1));
    }

    assertThat(maxAges(tags).byMachine(deadline)).isEqualTo(all);
  }

  @Test
  void returnsNothingIfNoMachineHasTheTag() {
    assertThat(maxAges(tags).byMachine(deadline)).isEmpty();
  }
}

package groundcrew.local.runcommand;

import groundcrew.local.fixture.ManagedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A command on one node.
///
/// @param permitted whether the sender may send to the node
record Invocation(ManagedNode node, boolean permitted, StatusDetail detail, List<StepRun> steps) {
  Invocation {
    steps = List.copyOf(steps);
  }

  /// Returns the invocation in another status, which the steps that have not ended share.
  Invocation given(StatusDetail other) {
    var changed = other.ended() ? steps.stream().map(step -> step.given(other)).toList() : steps;
    return new Invocation(node, permitted, other, changed);
  }

  Invocation step(int index, UnaryOperator<StepRun> change) {
    var changed = new ArrayList<>(steps);
    changed.set(index, change.apply(steps.get(index)));
    return new Invocation(node, permitted, detail, changed);
  }

  /// Returns the invocation as its steps have ended: the worst of them decides.
  Invocation finished() {
    return given(
        Stream.of(StatusDetail.CANCELLED, StatusDetail.EXECUTION_TIMED_OUT, StatusDetail.FAILED)
            .filter(worst -> steps.stream().anyMatch(step -> step.detail() == worst))
            .findFirst()
            .orElse(StatusDetail.SUCCESS));
  }
}

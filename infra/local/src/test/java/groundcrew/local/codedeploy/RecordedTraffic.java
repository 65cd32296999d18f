package groundcrew.local.codedeploy;

import groundcrew.local.ground.Traffic;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Traffic of which only the names of its steps are kept.
final class RecordedTraffic implements Traffic {
  private final Queue<String> steps = new ConcurrentLinkedQueue<>();
  private volatile String broken = "";

  /// Lets a step fail from now on.
  void breakAt(String step) {
    broken = step;
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  @Override
  public void install() {
    step("install");
  }

  @Override
  public void allowTest() {
    step("allow test");
  }

  @Override
  public void allow() {
    step("allow");
  }

  @Override
  public void rollBack() {
    step("roll back");
  }

  @Override
  public void complete() {
    step("complete");
  }

  private void step(String name) {
    if (name.equals(broken)) {
      throw new IllegalStateException("the service does not start");
    }
    steps.add(name);
  }
}

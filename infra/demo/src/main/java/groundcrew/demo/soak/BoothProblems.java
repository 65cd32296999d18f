package groundcrew.demo.soak;

import groundcrew.local.LocalCloud;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the local cloud found wrong with the infrastructure of a booth. That events fail is wanted;
/// nothing else is.
final class BoothProblems {
  private static final String FAILED = " failed after 3 attempts";

  private final LocalCloud cloud;
  private final Set<String> unexpected = new LinkedHashSet<>();

  BoothProblems(LocalCloud cloud) {
    this.cloud = cloud;
  }

  void collect() {
    cloud.takeProblems().stream()
        .filter(problem -> !problem.contains(FAILED))
        .forEach(unexpected::add);
  }

  List<String> unexpected() {
    collect();
    return List.copyOf(unexpected);
  }
}

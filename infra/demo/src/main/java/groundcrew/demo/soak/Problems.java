package groundcrew.demo.soak;

import groundcrew.local.LocalCloud;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the local cloud found wrong with its own infrastructure: denials and the like. That the
/// account without a role refuses is expected; nothing else is.
final class Problems {
  private final LocalCloud cloud;
  private final Victims victims;
  private final Set<String> all = new LinkedHashSet<>();

  Problems(LocalCloud cloud, Victims victims) {
    this.cloud = cloud;
    this.victims = victims;
  }

  void collect() {
    all.addAll(cloud.takeProblems());
  }

  List<String> unexpected() {
    collect();
    return all.stream().filter(problem -> !expected(problem)).toList();
  }

  private boolean expected(String problem) {
    return problem.contains("sts:AssumeRole") && problem.contains(victims.withoutRole());
  }
}

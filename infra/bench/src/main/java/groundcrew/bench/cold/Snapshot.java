package groundcrew.bench.cold;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The function's own JAR under SnapStart, as far as one machine can show it: the runtime client
/// runs the function's hooks and waits, and the time begins when it goes on, in the same process.
/// What Lambda takes to bring the snapshot back is not in it.
record Snapshot(OwnJar own) implements Variant {
  static final String NAME = "primed";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remark() {
    return own.remark() + ", first event after the hooks of SnapStart, restoring not counted";
  }

  @Override
  public Optional<Launch> launch(Scenario scenario) {
    var launch = own.launch(scenario, List.of());
    return Optional.of(new Launch(launch.command(), Map.of(), true, launch.code()));
  }
}

package groundcrew.bench.cold;

import groundcrew.bench.cold.ColdStart.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The function's own JAR with an ahead-of-time cache, which one run with the same event has
/// trained.
///
/// @param caches folder of the caches
record AotCache(OwnJar own, ColdStart coldStart, Path caches) implements Variant {
  static final String NAME = "AOT cache";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remark() {
    return "JDK " + Jdk.own().version() + ", -XX:AOTCache";
  }

  @Override
  public Optional<Launch> launch(Scenario scenario) {
    var cache = caches.resolve(scenario.title() + ".aot");
    coldStart.measure(
        scenario, own.launch(scenario, List.of("-XX:AOTCacheOutput=" + cache)), End.EXITS);
    if (!Files.isRegularFile(cache)) {
      throw new IllegalStateException("the JVM wrote no cache " + cache);
    }
    // A cache that does not fit would be left out without a word.
    return Optional.of(own.launch(scenario, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on")));
  }
}

package groundcrew.bench.cold;

import groundcrew.local.lambda.RuntimeProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The same calls by a function without any tuning, on Java 17 where it is installed.
///
/// @param folder what the build made of the module `naive`
record Naive(Optional<String> nativeClient, Path folder) implements Variant {
  static final String NAME = "naive";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remark() {
    var jdk = jdk();
    return "JDK " + jdk.version() + (jdk.equals(Jdk.own()) ? "; there is no JDK 17 here" : "");
  }

  private static Jdk jdk() {
    return Jdk.find(17).orElseGet(Jdk::own);
  }

  @Override
  public Optional<Launch> launch(Scenario scenario) {
    var classes = folder.resolve("classes");
    var libraries = folder.resolve("lib");
    var handler = "groundcrew.bench.naive." + scenario.title();
    if (!Files.exists(classes.resolve(handler.replace('.', '/') + ".class"))) {
      throw new IllegalStateException(
          "%s has no naive peer: write %s in infra/bench/naive"
              .formatted(scenario.handler(), handler));
    }
    var command = new ArrayList<String>();
    command.add(jdk().java());
    command.addAll(RuntimeProcess.options(scenario.function().memoryMb()));
    nativeClient.ifPresent(command::add);
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            RuntimeProcess.runtimeJars(),
            classes.toString(),
            libraries + "/*"));
    command.add(RuntimeProcess.CLIENT);
    command.add(handler);
    return Optional.of(
        new Launch(
            command,
            Map.of(ColdStart.JVM_OPTIONS, firstHeap(scenario)),
            Start.ON_DEMAND,
            List.of(classes, libraries)));
  }

  /// Returns the function's option of the first heap, without its other ones.
  private static String firstHeap(Scenario scenario) {
    var options = scenario.function().environment().getOrDefault(ColdStart.JVM_OPTIONS, "");
    return Arrays.stream(options.split(" ", -1))
        .filter(option -> option.startsWith("-Xms"))
        .collect(Collectors.joining(" "));
  }
}

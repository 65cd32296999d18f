package groundcrew.bench.cold;

import groundcrew.local.lambda.ClassPathOrder;
import groundcrew.local.lambda.RuntimeProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The function's own JAR, as Lambda starts it without any cache.
///
/// @param nativeClient option that names the runtime client's native library
record OwnJar(Optional<String> nativeClient) implements Variant {
  static final String NAME = "no cache";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String remark() {
    return "JDK " + Jdk.own().version();
  }

  @Override
  public Optional<Launch> launch(Scenario scenario) {
    return Optional.of(launch(scenario, List.of()));
  }

  /// Returns the same start with more options of the JVM.
  Launch launch(Scenario scenario, List<String> more) {
    var function = scenario.function();
    var command = new ArrayList<String>();
    command.add(Jdk.own().java());
    command.addAll(RuntimeProcess.options(function.memoryMb()));
    nativeClient.ifPresent(command::add);
    command.addAll(more);
    command.add("-cp");
    command.add(ClassPathOrder.RUNTIME_FIRST.of(function.jar()));
    command.add(RuntimeProcess.CLIENT);
    command.add(function.handler());
    return new Launch(command, Map.of(), false, List.of(function.jar()));
  }
}

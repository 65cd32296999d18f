package groundcrew.bench.cold;

import groundcrew.local.ground.ClassPathOrder;
import groundcrew.local.lambda.RuntimeProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The function's own JAR.
///
/// The local machine cannot take snapshots: after its hooks the process waits for the restore, and
/// goes on. Its connections are cut meanwhile, its TLS sessions are forgotten and its credentials
/// expire. The time that Lambda takes to restore the memory is not measured.
///
/// @param nativeClient option that names the runtime client's native library
record OwnJar(Optional<String> nativeClient, Start start) implements Variant {
  /// Without it, hooks are not registered and a snapshot is not primed.
  private static final String HOOKS = "-Dorg.crac.Core.Compat=";

  @Override
  public String name() {
    return start.title();
  }

  @Override
  public String remark() {
    return "JDK %s, %s".formatted(Jdk.own().version(), start.measured());
  }

  @Override
  public Optional<Launch> launch(Scenario scenario) {
    if (start == Start.RESTORED_AND_PRIMED && scenario.priming().calls().isEmpty()) {
      return Optional.empty();
    }
    var function = scenario.function();
    var options = new ArrayList<>(RuntimeProcess.options(function.memoryMb()));
    if (start == Start.RESTORED) {
      options.removeIf(option -> option.startsWith(HOOKS));
    }
    var command = new ArrayList<String>();
    command.add(Jdk.own().java());
    command.addAll(options);
    nativeClient.ifPresent(command::add);
    command.add("-cp");
    command.add(RuntimeProcess.classPath(ClassPathOrder.RUNTIME_FIRST, function.jar()));
    command.add(RuntimeProcess.CLIENT);
    command.add(function.handler());
    return Optional.of(new Launch(command, Map.of(), start, List.of(function.jar())));
  }
}

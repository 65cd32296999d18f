package groundcrew.bench.cold;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.system.EveryFunction;
import groundcrew.demo.system.LiveAlias;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaModule;
import java.nio.file.Path;
import java.util.List;

/// Lets each function of the synthesised templates start from a snapshot and answer its first event
/// in the local cloud, and records what AWS answers.
final class Learning {
  /// Lambda logs it when the process is restored, before the event is there.
  private static final String START = "START RequestId: ";

  private final Path work;
  private volatile Script priming = new Script();
  private volatile Script current = priming;

  Learning(Path work) {
    this.work = work;
  }

  /// Returns a scenario for each handler, in the order of their names.
  ///
  /// @throws IllegalStateException naming a handler that has no event, or fails it
  List<Scenario> scenarios() {
    var fixture =
        Fixture.read(Synthesis.ofThisRepository().root().resolve("infra/bench/organization.yaml"));
    // Full pages: a page more or less is no property of the function.
    var settings =
        LocalCloudSettings.in(work)
            .withEnvironments(1)
            .withFullPages()
            .withListener((_, line) -> follow(line));
    try (var cloud = LocalCloud.start(fixture, settings)) {
      cloud
          .gateway()
          .show((method, _, headers, body, answer) ->
              current.add(CallName.of(method, headers, body), answer));
      return EveryFunction.deploy(cloud, fixture).stream()
          .map(function -> learn(cloud, function))
          .toList();
    }
  }

  private void follow(String line) {
    if (line.startsWith(START)) {
      current = new Script();
    }
  }

  private Scenario learn(LocalCloud cloud, LambdaFunction function) {
    priming = new Script();
    current = priming;
    var event = EveryFunction.event(function);
    var result = LiveAlias.invoke(cloud, function.arn(), event);
    if (result instanceof FunctionError error) {
      throw new IllegalStateException(
          "%s fails its first event: %s: %s\n%s"
              .formatted(
                  function.handler(),
                  error.type(),
                  error.message(),
                  String.join(
                      "\n", cloud.module(LambdaModule.class).lambda().logs(function.arn()))));
    }
    var problems = cloud.takeProblems();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(function.handler() + ": " + String.join("\n", problems));
    }
    return new Scenario(
        function, event, cloud.operator(function.arn().split(":", -1)[4]), priming, current);
  }
}

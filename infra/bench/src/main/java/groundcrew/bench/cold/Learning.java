package groundcrew.bench.cold;

import groundcrew.local.LocalCloud;
import groundcrew.local.LocalCloudSettings;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.SessionKeys;
import groundcrew.local.template.Template;
import groundcrew.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Finds every handler in the synthesised templates, and lets each answer its first event in the
/// local cloud to learn what AWS answers.
final class Learning {
  /// What would start functions by itself.
  private static final Set<String> TRIGGERS =
      Set.of("AWS::Lambda::EventSourceMapping", "AWS::Scheduler::Schedule", "AWS::Events::Rule");

  private final Synthesis synthesis = Synthesis.ofThisRepository();
  private final Path work;

  Learning(Path work) {
    this.work = work;
  }

  /// Returns a scenario for each handler, by its class.
  ///
  /// @throws IllegalStateException naming a handler that has no first event, or fails it
  List<Scenario> scenarios() {
    var world = world();
    // Full pages: a page more or less is no property of the function.
    var settings = LocalCloudSettings.in(work).withEnvironments(1).withFullPages();
    try (var cloud = LocalCloud.start(world, settings)) {
      deploy(cloud, world);
      var byHandler = new TreeMap<String, LambdaFunction>();
      cloud.lambda().functions().stream()
          .sorted(Comparator.comparing(LambdaFunction::name))
          .forEach(function -> byHandler.putIfAbsent(function.handler(), function));
      if (byHandler.isEmpty()) {
        throw new IllegalStateException("the templates have no function");
      }
      var scenarios = new ArrayList<Scenario>();
      for (var function : byHandler.values()) {
        scenarios.add(learn(cloud, function));
      }
      return scenarios;
    }
  }

  private static Scenario learn(LocalCloud cloud, LambdaFunction function) {
    var script = new Script();
    cloud
        .door()
        .show((method, _, headers, body, answer) ->
            script.add(CallName.of(method, headers, body), answer));
    var event = event(function.handler().split("::", 2)[0]);
    var result = cloud.lambda().invoke(function.arn(), event.getBytes(StandardCharsets.UTF_8));
    if (result instanceof FunctionError error) {
      throw new IllegalStateException(
          "%s fails its first event: %s: %s\n%s"
              .formatted(
                  function.handler(),
                  error.type(),
                  error.message(),
                  String.join("\n", cloud.lambda().logs(function.arn()))));
    }
    var problems = cloud.takeProblems();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(function.handler() + ": " + String.join("\n", problems));
    }
    var keys = cloud.operator(function.arn().split(":", -1)[4]);
    return new Scenario(
        function,
        event,
        new SessionKeys(
            keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken(), keys.expires()),
        script);
  }

  private void deploy(LocalCloud cloud, World world) {
    var home = world.organization().management();
    var region = world.regions().getFirst();
    StateMachines.create(cloud, home, region);
    for (var template : Template.of(synthesis.synthesise(synthesis.exampleConfiguration()))) {
      // A stack set among them brings what belongs into the other accounts.
      cloud.deploy(withoutTriggers(template), home, template.region().orElse(region));
    }
  }

  private static Template withoutTriggers(Template synthesised) {
    var template = synthesised.copy();
    template
        .root()
        .withObject("/Resources")
        .properties()
        .removeIf(entry -> TRIGGERS.contains(entry.getValue().path("Type").asText()));
    return template;
  }

  private World world() {
    return World.read(synthesis.root().resolve("infra/bench/organization.yaml"));
  }

  private static String event(String handler) {
    var name = "events/" + handler + ".json";
    try (var in = Learning.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s has no first event: write infra/bench/src/main/resources/groundcrew/bench/cold/%s"
                .formatted(handler, name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}

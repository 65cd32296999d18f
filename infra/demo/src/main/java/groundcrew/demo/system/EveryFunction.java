package groundcrew.demo.system;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.lambda.LambdaFunction;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import groundcrew.local.web.ServedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every function that the synthesised templates declare, deployed without the triggers that would
/// start it, and a real event for each.
public final class EveryFunction {
  /// EventBridge rules stay: the events that they match do not happen.
  private static final Set<String> TRIGGERS =
      Set.of("AWS::Lambda::EventSourceMapping", "AWS::Scheduler::Schedule");

  private static final String LIST = "groundcrew.bluegreen.UrlListHandler";
  private static final String GATE = "groundcrew.bluegreen.CodeDeployHookHandler";

  private EveryFunction() {}

  /// Deploys the templates of the example configuration.
  ///
  /// @return one function for each handler, in the order of the handlers' names, without those of
  ///   custom resources
  /// @throws IllegalStateException if the templates declare no function
  public static List<LambdaFunction> deploy(LocalCloud cloud, Fixture fixture) {
    var synthesis = Synthesis.ofThisRepository();
    var templates = Template.of(synthesis.synthesise(synthesis.exampleConfiguration()));
    var home = templates.getFirst().account().orElseThrow();
    StateMachines.create(cloud, home, fixture.regions().getFirst());
    templates.forEach(template -> cloud.deploy(withoutTriggers(template)));
    WaitingHook.create(cloud, templates, JsonText.object(event(GATE)));
    deliverLog(cloud, JsonText.object(event(LIST)));
    var answered =
        templates.stream()
            .flatMap(EveryFunction::customResourceHandlers)
            .collect(Collectors.toSet());
    var byHandler = new TreeMap<String, LambdaFunction>();
    cloud.module(LambdaModule.class).lambda().functions().stream()
        .filter(function -> !answered.contains(function.handler()))
        .sorted(Comparator.comparing(LambdaFunction::name))
        .forEach(function -> byHandler.putIfAbsent(function.handler(), function));
    if (byHandler.isEmpty()) {
      throw new IllegalStateException("the templates declare no function");
    }
    return List.copyOf(byHandler.values());
  }

  /// Delivers the access log of the run that the event of a file starts.
  private static void deliverLog(LocalCloud cloud, JsonNode event) {
    var time = Instant.parse(event.path("time").asText());
    LearnedList.create(cloud)
        .deliver(
            time,
            List.of(new ServedRequest(time, "GET", "/", 200, "www.example.com", "Mozilla/5.0")));
  }

  /// Returns an event as the function receives it in production.
  ///
  /// @throws IllegalStateException if there is no event for the handler
  public static String event(LambdaFunction function) {
    return event(function.handler());
  }

  private static String event(String handler) {
    var name = "events/" + handler.split("::", 2)[0] + ".json";
    try (var in = EveryFunction.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s has no event: write infra/demo/src/main/resources/groundcrew/demo/system/%s"
                .formatted(handler, name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /// Returns the handlers of custom resources. Each has answered CloudFormation when its stack was
  /// deployed, and nobody else listens to its answer.
  private static Stream<String> customResourceHandlers(Template template) {
    return template
        .root()
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().startsWith("Custom::"))
        .map(resource -> resource.at("/Properties/ServiceToken/Ref").asText())
        .map(alias -> template.resource(alias).at("/Properties/FunctionName/Ref").asText())
        .map(function -> template.resource(function).at("/Properties/Handler").asText());
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
}

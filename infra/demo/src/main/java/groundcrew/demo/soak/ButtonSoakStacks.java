package groundcrew.demo.soak;

import groundcrew.demo.assembly.ConfigurationCopy;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The templates of a booth that a soak deploys: those of the example configuration with more
/// buttons, without a daily limit, and with less time.
///
/// @param assembly what was synthesised
/// @param buttons names of the things
record ButtonSoakStacks(Path assembly, List<String> buttons) {
  /// A lease is as long, and the press of a worker that was killed waits for its end.
  private static final Duration FUNCTION_TIME = Duration.ofSeconds(9);

  private static final Duration RECONCILE_TIME = Duration.ofSeconds(30);

  private static final int HIGHEST_LIMIT = 100_000;

  static ButtonSoakStacks of(Synthesis synthesis, int number) {
    var buttons = IntStream.rangeClosed(1, number).mapToObj(i -> "button-" + i).toList();
    var configuration =
        ConfigurationCopy.of(synthesis.exampleConfiguration())
            // Nobody is there to be told.
            .without("alarmEmail")
            .with("/button/buttons", buttons)
            .with("/button/speciesIds", List.of(1, 2, 3))
            .with("/button/dailyTreeLimit", HIGHEST_LIMIT)
            .write(synthesis.root().resolve("infra/demo/target/configurations/booth-soak.yaml"));
    return new ButtonSoakStacks(synthesis.synthesise(configuration), buttons);
  }

  /// @param trust whether an order of unclear outcome is sent again
  List<Template> templates(boolean trust) {
    var templates =
        SystemTemplates.of(assembly, ButtonSystem.NAME).stream().map(Template::copy).toList();
    var own = templates.getLast();
    for (var id : own.idsOf("AWS::Lambda::Function")) {
      var properties = own.resource(id).withObject("/Properties");
      var name = properties.path("FunctionName").asText();
      var time = name.endsWith("-reconcile") ? RECONCILE_TIME : FUNCTION_TIME;
      properties.put("Timeout", time.toSeconds());
      var variables = properties.withObject("/Environment/Variables");
      if (variables.has("TRUST_ORDER_ID")) {
        variables.put("TRUST_ORDER_ID", Boolean.toString(trust));
      }
    }
    return templates;
  }
}

package groundcrew.bench.pipeline;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.PipelineSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.RecordedRun;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.runcommand.RunCommandModule;
import groundcrew.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Runs one command of each duration.
final class MeasureRuns {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String MACHINE = "i-0123456789abcdef0";

  private MeasureRuns() {}

  static List<Row> measure(Poll poll, List<Duration> commands, Path work, Consumer<String> told) {
    var synthesis = Synthesis.ofThisRepository();
    var assembly = synthesis.synthesise(synthesis.exampleConfiguration());
    var templates =
        SystemTemplates.of(assembly, PipelineSystem.NAME).stream().map(Template::copy).toList();
    poll.change(templates.getLast());
    var rows = new ArrayList<Row>();
    try (var cloud =
        LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work.resolve(poll.name())))) {
      var system = PipelineSystem.deploy(cloud, templates);
      system.add(system.linux(MACHINE));
      for (var command : commands) {
        told.accept("a command of %s, polled every %s".formatted(command, poll.text()));
        rows.add(measure(system, command, poll));
      }
    }
    return rows;
  }

  private static Row measure(PipelineSystem system, Duration command, Poll poll) {
    system
        .cloud()
        .module(RunCommandModule.class)
        .nodes()
        .change(MACHINE, node -> node.playing(RecordedRun.succeeding(command, "done")));
    var end = system.run("{\"targets\":[\"tag:groundcrew=pipeline\"],\"timeout\":\"PT2H\"}", LIMIT);
    return new Row(
        command,
        poll,
        system.usage(end.executionArn()),
        Duration.between(latestEnd(system), end.stopDate()));
  }

  private static Instant latestEnd(PipelineSystem system) {
    try (var ssm = system.operator().client(SsmClient.builder())) {
      return ssm
          .listCommandInvocationsPaginator(request -> request.instanceId(MACHINE).details(true))
          .commandInvocations()
          .stream()
          .map(invocation -> invocation.commandPlugins().getLast().responseFinishDateTime())
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}

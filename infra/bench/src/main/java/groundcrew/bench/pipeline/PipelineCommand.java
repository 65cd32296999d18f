package groundcrew.bench.pipeline;

import groundcrew.demo.Screen;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.command.RunFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The command line of the benchmark of the virtual machine step.
@Command(
    name = "pipeline",
    description =
        "Counts state transitions and invocations for commands of some durations, beside a fixed wait.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class PipelineCommand implements Callable<Integer> {
  private static final List<Duration> COMMANDS =
      List.of(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30));

  @Override
  public Integer call() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    var screen = new Screen(System.err);
    var work = RunFolder.of("bench").path();
    var rows = new ArrayList<Row>();
    for (var poll : Poll.values()) {
      rows.addAll(MeasureRuns.measure(poll, COMMANDS, work, screen::progress));
    }
    var report = new Report(rows);
    report.table().forEach(System.out::println);
    var file = root.resolve("infra/bench/results/pipeline.json");
    report.write(file);
    screen.line("written to " + root.relativize(file));
    report.missed().forEach(bound -> screen.line("missed: " + bound));
    return report.missed().isEmpty() ? 0 : 1;
  }
}

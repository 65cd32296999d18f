package groundcrew.bench.gate;

import groundcrew.bench.Machine;
import groundcrew.demo.Screen;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.command.RunFolder;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The command line of the benchmark of the blue/green gate.
@Command(
    name = "gate",
    description =
        "Counts the requests a second of one process of the gate, beside ApacheBench and a sequential client, and the lines of access logs that its list function reads, beside awk.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GateCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    var screen = new Screen(System.err);
    var folder = RunFolder.of("bench").path();
    var learning = new MeasureLearning(folder, screen::progress).all();
    var rows = new MeasureGate(folder, screen::progress).all();
    var report = new Report(LocalDate.now(ZoneOffset.UTC), Machine.here(), rows, learning);
    report.table().forEach(System.out::println);
    var file = root.resolve("infra/bench/results/gate.json");
    report.write(file);
    screen.line("written to " + root.relativize(file));
    report.missed().forEach(bound -> screen.line("missed: " + bound));
    return report.missed().isEmpty() ? 0 : 1;
  }
}

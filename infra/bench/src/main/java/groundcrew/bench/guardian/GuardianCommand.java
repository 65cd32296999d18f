package groundcrew.bench.guardian;

import groundcrew.bench.Machine;
import groundcrew.demo.Screen;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.command.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the benchmark of the Guardian.
@Command(
    name = "guardian",
    description =
        "Counts the calls of watching state machines, measures its pace, and reckons its bill.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class GuardianCommand implements Callable<Integer> {
  private static final List<Workload> WORKLOADS =
      List.of(
          Workload.standard(1),
          Workload.compatible(1),
          Workload.standard(10),
          Workload.standard(100),
          Workload.ofExpress());

  /// What can be measured by itself.
  enum Part {
    /// Fleets that one run reads, by the real function in real time.
    READ,
    /// Fleets that take several runs, in virtual time.
    ROUNDS,
    /// From an execution's end to its metric.
    EVENTS,
    /// The bill of a month.
    COST
  }

  @Option(
      names = "--machines",
      paramLabel = "N",
      split = ",",
      description = "sizes of the fleets; ${DEFAULT-VALUE} unless told",
      defaultValue = "100,1000,5000")
  private List<Integer> machines = List.of();

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; all unless told")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Override
  public Integer call() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    var screen = new Screen(System.err);
    var report = measure(root, screen);
    report.tables().forEach(System.out::println);
    if (parts.size() == Part.values().length) {
      var file = root.resolve("infra/bench/results/guardian.json");
      new Results(report).write(file);
      screen.line("written to " + root.relativize(file));
    }
    var missed = Bounds.missed(report.readings(), report.rounds(), report.latency());
    missed.forEach(bound -> screen.line("missed: " + bound));
    return missed.isEmpty() ? 0 : 1;
  }

  private Report measure(Path root, Screen screen) throws IOException {
    var work = RunFolder.of("bench").path();
    var readings = new ArrayList<FleetReading>();
    if (parts.contains(Part.READ)) {
      var read = new ReadFleet(work, screen::progress);
      machines.stream()
          .filter(size -> size <= Quota.WHOLE.mostOfRun())
          .forEach(size -> readings.add(read.read(size)));
    }
    var rounds = new ArrayList<Rounds>();
    if (parts.contains(Part.ROUNDS)) {
      var run = new RunRounds(root);
      machines.stream()
          .filter(size -> size > Quota.USUAL.mostOfRun())
          .forEach(size -> {
            screen.progress("%,d machines in virtual time ...".formatted(size));
            rounds.add(run.rounds(size));
          });
    }
    var latency =
        parts.contains(Part.EVENTS)
            ? Optional.of(EventLatency.measure(work, screen::progress))
            : Optional.<EventLatency>empty();
    var usages =
        parts.contains(Part.COST)
            ? machines.stream().map(size -> Usage.of(size, readings, rounds, latency))
            : Stream.<Usage>empty();
    return new Report(
        "./groundcrew bench guardian",
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Machine.here(),
        readings,
        rounds,
        latency,
        usages
            .flatMap(usage -> WORKLOADS.stream().map(workload -> MonthlyCost.of(usage, workload)))
            .toList());
  }
}

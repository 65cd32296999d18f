package groundcrew.bench.button;

import groundcrew.bench.Machine;
import groundcrew.demo.Screen;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.booth.VirtualPrinter;
import groundcrew.local.command.RunFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the benchmark of the green button.
@Command(
    name = "button",
    description = "Measures from a press to its print job, and reckons what a press costs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ButtonCommand implements Callable<Integer> {
  private static final List<Duration> TREE_NATION = List.of(Duration.ZERO, Duration.ofMillis(500));

  /// What can be measured by itself.
  enum Part {
    /// Presses by functions that run already, and what they cost.
    WARM,
    /// First presses after a restore.
    RESTORED,
    /// From the pin of the button's sketch to the paper, by the programs of the devices.
    PAPER
  }

  @Option(
      names = "--presses",
      paramLabel = "N",
      description = "of each measurement, five a second; ${DEFAULT-VALUE} unless told",
      defaultValue = "200")
  private int presses;

  @Option(
      names = "--restores",
      paramLabel = "N",
      description = "whose first press is measured; ${DEFAULT-VALUE} unless told",
      defaultValue = "10")
  private int restores;

  @Option(
      names = "--labels",
      paramLabel = "N",
      description = "that are printed, one after the other; ${DEFAULT-VALUE} unless told",
      defaultValue = "20")
  private int labels;

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
    var report = measure(screen);
    report.tables().forEach(System.out::println);
    if (parts.size() == Part.values().length) {
      var file = root.resolve("infra/bench/results/button.json");
      new Results(report).write(file);
      screen.line("written to " + root.relativize(file));
    }
    var missed = Bounds.missed(report);
    missed.forEach(bound -> screen.line("missed: " + bound));
    return missed.isEmpty() ? 0 : 1;
  }

  private Report measure(Screen screen) throws IOException {
    var folder = RunFolder.of("bench").path();
    try (var booth = BoothCloud.start(folder, screen::progress)) {
      List<Pace> paces;
      List<Restores> restored;
      try (var _ = new VirtualPrinter(booth.system(), folder.resolve("devices"), "printer")) {
        if (parts.contains(Part.WARM)) {
          Pace.warmUp(booth, screen::progress);
        }
        paces =
            each(
                Part.WARM,
                treeNation -> Pace.measure(booth, treeNation, presses, screen::progress));
        restored =
            each(
                Part.RESTORED,
                treeNation -> Restores.measure(booth, treeNation, restores, screen::progress));
      }
      var papers =
          parts.contains(Part.PAPER)
              ? Optional.of(
                  Papers.measure(booth, TREE_NATION.getLast(), labels, folder, screen::progress))
              : Optional.<Papers>empty();
      return new Report(
          "./groundcrew bench button",
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          Machine.here(),
          paces,
          restored,
          papers,
          paces.isEmpty()
              ? Optional.empty()
              : Optional.of(PressCost.of(Usage.of(paces.getLast(), booth.calls()))));
    }
  }

  private <T> List<T> each(Part part, Function<Duration, T> measurement) {
    return parts.contains(part) ? TREE_NATION.stream().map(measurement).toList() : List.of();
  }
}

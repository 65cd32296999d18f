package groundcrew.bench.tagging;

import groundcrew.bench.Machine;
import groundcrew.bench.tagging.Peers.Peer;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the benchmark of tagging.
@Command(
    name = "tagging",
    description = "Counts the calls of tagging beside the least possible, and measures its pace.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TaggingCommand implements Callable<Integer> {
  private static final double MOST_CALLS = 1.05;
  private static final double MOST_OF_ONE_BY_ONE = 0.015;
  private static final double LEAST_PACE = 0.95;
  private static final int MODELLED_ACCOUNTS = 1000;

  /// What can be measured by itself.
  enum Part {
    /// Calls beside the least possible.
    CALLS,
    /// Resources a second under AWS's quotas.
    PACE,
    /// The same organization by a script.
    PEERS
  }

  @Option(
      names = "--accounts",
      paramLabel = "N",
      split = ",",
      description =
          "sizes of the organizations whose calls are counted; ${DEFAULT-VALUE} unless told",
      defaultValue = "1,10,100")
  private List<Integer> accounts = List.of();

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; all unless told")
  private Set<Part> parts = EnumSet.allOf(Part.class);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the organizations; ${DEFAULT-VALUE} unless told",
      defaultValue = "7")
  private long seed;

  @Override
  public Integer call() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    var work = RunFolder.of("bench").path();
    var screen = new Screen(System.err);
    var report = measure(work, screen);
    report.tables().forEach(System.out::println);
    if (parts.size() == Part.values().length) {
      var file = root.resolve("infra/bench/results/tagging.json");
      report.write(file);
      screen.line("written to " + root.relativize(file));
    }
    var missed = missed(report);
    missed.forEach(bound -> screen.line("missed: " + bound));
    return missed.isEmpty() ? 0 : 1;
  }

  private Report measure(Path work, Screen screen) throws IOException {
    var rows = new ArrayList<CallRow>();
    var models = new ArrayList<Model>();
    if (parts.contains(Part.CALLS)) {
      var count = new CountCalls(work, seed, screen::progress);
      accounts.forEach(size -> rows.addAll(count.rows(size)));
      var largest = accounts.stream().max(Integer::compare).orElseThrow();
      var fixture = count.fixture(largest);
      var keys = Set.copyOf(BenchCloud.KEYS);
      models.add(Model.of(fixture, keys, 1));
      if (MODELLED_ACCOUNTS % largest == 0 && MODELLED_ACCOUNTS > largest) {
        models.add(Model.of(fixture, keys, MODELLED_ACCOUNTS / largest));
      }
    }
    var pace =
        parts.contains(Part.PACE)
            ? Optional.of(new MeasurePace(work, seed, screen::progress).pace())
            : Optional.<Pace>empty();
    var peers = parts.contains(Part.PEERS) ? peers(work, screen) : List.<Peer>of();
    return new Report(
        "./groundcrew bench tagging",
        seed,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Machine.here(),
        rows,
        models,
        Stream.of(10, 100, 1000).map(MonthlyCost::of).toList(),
        pace,
        peers);
  }

  private List<Peer> peers(Path work, Screen screen) {
    var peers = new Peers(work, seed, screen::progress);
    var measured = new ArrayList<Peer>();
    measured.add(peers.groundcrew());
    peers
        .boto3()
        .ifPresentOrElse(
            measured::add,
            () ->
                screen.line(
                    "boto3 is left out: no python3 on the PATH has it (Debian: python3-boto3)"));
    return measured;
  }

  private static List<String> missed(Report report) {
    var missed = new ArrayList<String>();
    report.rows().stream()
        .filter(row -> row.ratio() > MOST_CALLS)
        .forEach(row ->
            missed.add(
                "%d accounts, %s: %.4f times the least calls, at most %s"
                    .formatted(row.accounts(), row.run(), row.ratio(), MOST_CALLS)));
    report.models().stream()
        .filter(model -> model.ratio() > MOST_OF_ONE_BY_ONE)
        .forEach(model ->
            missed.add(
                "%d accounts: %.5f of one by one, at most %s"
                    .formatted(model.accounts(), model.ratio(), MOST_OF_ONE_BY_ONE)));
    report
        .pace()
        .filter(pace -> pace.share() < LEAST_PACE)
        .ifPresent(pace ->
            missed.add(
                String.format(
                    Locale.ROOT,
                    "%.3f of what the quotas allow, at least %s",
                    pace.share(),
                    LEAST_PACE)));
    return missed;
  }
}

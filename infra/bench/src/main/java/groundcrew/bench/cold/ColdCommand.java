package groundcrew.bench.cold;

import groundcrew.bench.Machine;
import groundcrew.local.assembly.Synthesis;
import groundcrew.local.lambda.NativeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the cold-start benchmark.
@Command(
    name = "cold",
    description = "Measures each function from the start of its process to its first answer.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ColdCommand implements Callable<Integer> {
  private static final String RECORD = "infra/bench/recorded.json";

  /// Fewer rounds are for a look; what is written down needs them.
  private static final int ENOUGH = 10;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "interleaved rounds; 10 unless told, and at least 10 to be written down",
      defaultValue = "10")
  private int rounds;

  @Option(
      names = "--guard",
      description =
          "measures no time: counts classes and bytes of each function, and fails where they have"
              + " grown by more than a tenth over what is recorded")
  private boolean guard;

  @Option(names = "--record", description = "records these counts")
  private boolean record;

  @Override
  public Integer call() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    var folder = Files.createDirectories(root.resolve(".groundcrew/cold"));
    var work = Files.createTempDirectory(folder, "run-");
    var tls = Tls.in(work);
    var scenarios = new Learning(work.resolve("cloud")).scenarios();
    var nativeClient = NativeClient.unpack(work);
    var own = new OwnJar(nativeClient);
    try (var stub = new AwsStub(tls)) {
      var coldStart = new ColdStart(stub, tls, work);
      var loadedClasses = new LoadedClasses(coldStart, work);
      if (guard || record) {
        return count(scenarios, own, loadedClasses, new Recorded(root.resolve(RECORD)));
      }
      List<Variant> variants =
          List.of(
              new Naive(nativeClient, root.resolve("infra/bench/naive/target")),
              Python.find(root.resolve("infra/bench/python")),
              own,
              new AotCache(own, coldStart, work),
              new Snapshot(own));
      variants.forEach(variant -> System.err.println(variant.name() + ": " + variant.remark()));
      var rows =
          new ColdBench(scenarios, variants, coldStart, loadedClasses)
              .run(rounds, System.err::println);
      Table.of(rows).forEach(System.out::println);
      var report =
          new Report(
              "./groundcrew bench cold --rounds " + rounds,
              Instant.now().truncatedTo(ChronoUnit.SECONDS),
              Machine.here(),
              variants,
              rows);
      if (rounds >= ENOUGH) {
        var results = root.resolve("infra/bench/results");
        report.write(results);
        System.err.println("written to " + root.relativize(results));
      }
      var missed = Targets.missed(rows);
      missed.forEach(line -> System.err.println("missed: " + line));
      return missed.isEmpty() ? 0 : 1;
    }
  }

  private int count(
      List<Scenario> scenarios, OwnJar own, LoadedClasses loadedClasses, Recorded recorded)
      throws IOException {
    var counts = new TreeMap<String, Recorded.Counts>();
    for (var scenario : scenarios) {
      counts.put(
          scenario.handler(),
          new Recorded.Counts(
              loadedClasses.count(scenario, own.launch(scenario, List.of())),
              Files.size(scenario.function().jar())));
    }
    if (record) {
      recorded.write(counts);
      return 0;
    }
    var lines = recorded.compare(counts);
    lines.forEach(System.out::println);
    return lines.stream().anyMatch(line -> line.startsWith("not ok")) ? 1 : 0;
  }
}

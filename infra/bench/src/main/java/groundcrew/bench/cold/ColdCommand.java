package groundcrew.bench.cold;

import groundcrew.bench.Machine;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.local.command.RunFolder;
import groundcrew.local.lambda.NativeClient;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the cold-start benchmark.
@Command(
    name = "cold",
    description = "Measures each function from its start to its first answer.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ColdCommand implements Callable<Integer> {
  /// Results of fewer rounds are printed, but not written to the results.
  private static final int ENOUGH = 10;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "interleaved rounds, 10 by default; results of fewer are not written",
      defaultValue = "10")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    var root = Synthesis.ofThisRepository().root();
    var work = RunFolder.of("bench").path();
    var tls = Tls.in(work);
    System.err.println("learning from the local cloud what AWS answers");
    var scenarios = new Learning(work.resolve("cloud")).scenarios();
    var nativeClient = NativeClient.unpack(work);
    try (var stub = new AwsStub(tls)) {
      List<Variant> variants =
          List.of(
              new Naive(nativeClient, root.resolve("infra/bench/naive/target")),
              Python.find(root.resolve("infra/bench/python")),
              new OwnJar(nativeClient, Start.ON_DEMAND),
              new OwnJar(nativeClient, Start.RESTORED),
              new OwnJar(nativeClient, Start.RESTORED_AND_PRIMED));
      variants.forEach(variant -> System.err.println(variant.name() + ": " + variant.remark()));
      var rows =
          new ColdBench(scenarios, variants, new ColdStart(stub, tls, work))
              .run(rounds, System.err::println);
      Table.of(rows).forEach(System.out::println);
      var bounds = Targets.of(rows);
      bounds.forEach(bound -> System.out.println(bound.line()));
      if (rounds >= ENOUGH) {
        var results = root.resolve("infra/bench/results");
        new Report(
                "./groundcrew bench cold --rounds " + rounds,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Machine.here(),
                variants,
                rows)
            .write(results);
        System.err.println("written to " + root.relativize(results));
      }
      return bounds.stream().allMatch(Targets.Bound::kept) ? 0 : 1;
    }
  }
}

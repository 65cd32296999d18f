package groundcrew.bench.cold;

import groundcrew.local.assembly.Synthesis;
import groundcrew.local.lambda.NativeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "interleaved rounds; 10 unless told",
      defaultValue = "10")
  private int rounds;

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
      List<Variant> variants =
          List.of(
              new Naive(nativeClient, root.resolve("infra/bench/naive/target")),
              Python.find(root.resolve("infra/bench/python")),
              own,
              new AotCache(own, coldStart, work),
              new Snapshot(own));
      variants.forEach(variant -> System.err.println(variant.name() + ": " + variant.remark()));
      var rows =
          new ColdBench(scenarios, variants, coldStart, new LoadedClasses(coldStart, work))
              .run(rounds, System.err::println);
      Table.of(rows).forEach(System.out::println);
    }
    return 0;
  }
}

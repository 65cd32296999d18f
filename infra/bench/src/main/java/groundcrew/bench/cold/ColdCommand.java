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
    var folder = Files.createDirectories(Synthesis.ofThisRepository().root().resolve(".groundcrew/cold"));
    var work = Files.createTempDirectory(folder, "run-");
    var tls = Tls.in(work);
    var scenarios = new Learning(work.resolve("cloud")).scenarios();
    var own = new OwnJar(NativeClient.unpack(work));
    try (var stub = new AwsStub(tls)) {
      var coldStart = new ColdStart(stub, tls, work);
      var rows =
          new ColdBench(
                  scenarios, List.of(own), coldStart, new LoadedClasses(coldStart, work))
              .run(rounds, System.err::println);
      Table.of(rows).forEach(System.out::println);
    }
    return 0;
  }
}

package groundcrew.bench;

import groundcrew.bench.button.ButtonCommand;
import groundcrew.bench.cold.ColdCommand;
import groundcrew.bench.gate.GateCommand;
import groundcrew.bench.guardian.GuardianCommand;
import groundcrew.bench.pipeline.PipelineCommand;
import groundcrew.bench.tagging.TaggingCommand;
import groundcrew.local.command.Launch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line of the benchmarks; a benchmark joins by its class in `subcommands`.
@Command(
    name = "./groundcrew bench",
    description = "Measures what a cloud platform team pays for.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ButtonCommand.class,
      ColdCommand.class,
      GateCommand.class,
      GuardianCommand.class,
      PipelineCommand.class,
      TaggingCommand.class
    })
public final class BenchCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// Runs one benchmark and exits with its code: 0 done, 1 failed, 2 wrong usage.
  public static void main(String... arguments) {
    Launch.exit("bench", new BenchCommand(), arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which benchmark? one of " + spec.subcommands().keySet());
  }
}

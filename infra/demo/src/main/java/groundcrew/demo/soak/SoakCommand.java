package groundcrew.demo.soak;

import groundcrew.demo.Screen;
import groundcrew.local.command.RunFolder;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line of soaks; each system is a sub-command.
@Command(
    name = "./groundcrew soak",
    description = "Runs a system at size while everything goes wrong that can.",
    mixinStandardHelpOptions = true,
    subcommands = {SoakCommand.TaggingCommand.class})
public final class SoakCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// Runs a soak and exits with 0 when all was as it should be, 1 when not, 2 for wrong usage.
  public static void main(String... arguments) {
    // Digits are grouped alike everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new SoakCommand()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which soak? one of " + spec.subcommands().keySet());
  }

  /// The soak of the tagging system.
  @Command(
      name = "tagging",
      description = "Tags a large organization and takes the run back.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class TaggingCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(60);

    @Option(
        names = "--accounts",
        paramLabel = "N",
        description = "accounts with tags; ${DEFAULT-VALUE} unless told",
        defaultValue = "200")
    private int accounts;

    @Option(
        names = "--resources",
        paramLabel = "N",
        description = "resources in all; ${DEFAULT-VALUE} unless told",
        defaultValue = "24000")
    private int resources;

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "of victims and shares; a random one unless told")
    private long seed = new Random().nextLong(1_000_000);

    @Override
    public Integer call() {
      var screen = new Screen(System.out);
      var run = RunFolder.of("soak");
      try {
        var large = Math.max(1, accounts / 50);
        var soak =
            new Soak(new SoakSize(accounts, resources, large), seed, run.path(), LIMIT, screen);
        return tell(screen, soak, run);
      } catch (IllegalStateException | IllegalArgumentException e) {
        System.err.println("groundcrew: %s; %s".formatted(e.getMessage(), run.hint()));
        return 1;
      }
    }

    private int tell(Screen screen, Soak soak, RunFolder run) {
      var result = soak.run();
      result.summary().forEach(screen::line);
      if (result.findings().isEmpty()) {
        screen.line("all is as it should be, seed %d".formatted(seed));
        return 0;
      }
      result.findings().forEach(finding -> screen.line("- " + finding));
      screen.line(
          "%d findings; logs and journals are in %s; repeat with --seed %d"
              .formatted(result.findings().size(), run.shown(""), seed));
      return 1;
    }
  }
}

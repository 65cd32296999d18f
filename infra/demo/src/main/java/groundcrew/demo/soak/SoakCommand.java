package groundcrew.demo.soak;

import groundcrew.demo.Screen;
import groundcrew.local.command.Launch;
import groundcrew.local.command.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
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
    subcommands = {SoakCommand.TaggingCommand.class, SoakCommand.ButtonCommand.class})
public final class SoakCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// Runs a soak and exits with 0 when all was as it should be, 1 when not, 2 for wrong usage.
  public static void main(String... arguments) {
    Launch.exit("soak", new SoakCommand(), arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which soak? one of " + spec.subcommands().keySet());
  }

  /// What all soaks have in common.
  abstract static class Run implements Callable<Integer> {
    private static final String REPORT = "report.txt";

    @Option(
        names = "--seed",
        paramLabel = "N",
        description = "of victims and shares; a random one unless told")
    private long seed = new Random().nextLong(1_000_000);

    abstract SoakResult soak(long seedOfRun, Path work, Screen screen);

    @Override
    public Integer call() {
      var screen = new Screen(System.out);
      var run = RunFolder.of("soak");
      return tell(screen, soak(seed, run.path(), screen), run);
    }

    private int tell(Screen screen, SoakResult result, RunFolder run) {
      var report = new ArrayList<>(result.summary());
      result.findings().forEach(finding -> report.add("- " + finding));
      report.add(
          result.findings().isEmpty()
              ? "all is as it should be, seed %d".formatted(seed)
              : "%d findings; logs and journals are in %s; repeat with --seed %d"
                  .formatted(result.findings().size(), run.shown(""), seed));
      report.forEach(screen::line);
      try {
        Files.write(run.path().resolve(REPORT), report);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + run.shown(REPORT), e);
      }
      return result.findings().isEmpty() ? 0 : 1;
    }
  }

  /// The soak of the tagging system.
  @Command(
      name = "tagging",
      description = "Tags a large organization and takes the run back.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class TaggingCommand extends Run {
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

    @Override
    SoakResult soak(long seed, Path work, Screen screen) {
      var large = Math.max(1, accounts / 50);
      return new Soak(new SoakSize(accounts, resources, large), seed, work, LIMIT, screen).run();
    }
  }

  /// The soak of the green button.
  @Command(
      name = "button",
      description = "Presses the buttons of a booth, with and without TRUST_ORDER_ID.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class ButtonCommand extends Run {
    private static final Duration LIMIT = Duration.ofHours(3);

    @Option(
        names = "--presses",
        paramLabel = "N",
        description = "presses in each of the two parts; ${DEFAULT-VALUE} unless told",
        defaultValue = "10000")
    private int presses;

    @Override
    SoakResult soak(long seed, Path work, Screen screen) {
      return new ButtonSoak(presses, seed, work, LIMIT, screen).run();
    }
  }
}

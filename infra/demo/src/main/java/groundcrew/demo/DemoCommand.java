package groundcrew.demo;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the demo.
@Command(
    name = "./groundcrew demo",
    description =
        "Tags an AWS organization and watches its state machines, on this machine, without an AWS account.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--keep",
      description = "leave the cloud up afterwards; print its endpoint and credentials")
  private boolean keep;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the cloud on 127.0.0.1; any free one by default")
  private int port;

  /// Runs the demo and exits with 0 when every chapter ended as it should, else with 1.
  public static void main(String... arguments) {
    // Digits are grouped alike everywhere.
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new DemoCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      return new Demo(new Screen(System.out), port, keep).run() ? 0 : 1;
    } catch (IllegalStateException | IllegalArgumentException e) {
      System.err.println("groundcrew: " + e.getMessage());
      return 1;
    }
  }
}

package groundcrew.demo;

import groundcrew.local.command.Launch;
import groundcrew.local.command.RunFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of the demo.
@Command(
    name = "./groundcrew demo",
    description =
        "Tags an AWS organization, watches its state machines, plants a tree for a pressed button, runs commands on a virtual machine and decides about two versions of a web shop, on this machine, without an AWS account.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--keep",
      description =
          "leave the cloud up afterwards; print commands of the AWS CLI that look around in it")
  private boolean keep;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port of the cloud on 127.0.0.1; any free one by default")
  private int port;

  /// Runs the demo and exits with 0 when every chapter ended as it should, else with 1.
  public static void main(String... arguments) {
    Launch.exit("demo", new DemoCommand(), arguments);
  }

  @Override
  public Integer call() {
    var run = RunFolder.of("demo");
    var right = new Demo(new Screen(System.out), run, port, keep).run();
    if (!right) {
      System.err.println("groundcrew: not all is as it should be; " + run.hint());
    }
    return right ? 0 : 1;
  }
}

package groundcrew.local.command;

import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts a local cloud and prints how to call it. It runs until it is interrupted.
@Command(
    name = "./groundcrew cloud",
    description = "Starts the local cloud on 127.0.0.1 and prints its endpoint and credentials.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class CloudCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--port", paramLabel = "PORT", description = "port; any free one by default")
  private int port;

  @Option(
      names = "--organization",
      paramLabel = "FILE",
      description = "accounts and resources (YAML); an example organization by default")
  private @Nullable Path organization;

  @Option(
      names = "--assembly",
      paramLabel = "FOLDER",
      description = "cloud assembly to deploy into its stacks' accounts, such as infra/cdk/cdk.out")
  private @Nullable Path assembly;

  /// Creates the command.
  ///
  /// @param out where it prints how to call the cloud
  public CloudCommand(PrintStream out) {
    this.out = out;
  }

  /// Runs until it is interrupted; exits with 1 where the cloud cannot start.
  public static void main(String... arguments) {
    Launch.exit("cloud", new CloudCommand(System.out), arguments);
  }

  @Override
  public Integer call() {
    var run = RunFolder.of("cloud");
    try {
      var fixture = organization == null ? Fixture.example() : Fixture.read(organization);
      var settings = LocalCloudSettings.in(run.path()).withPort(port);
      try (var cloud = LocalCloud.start(fixture, settings)) {
        Optional.ofNullable(assembly).ifPresent(folder -> deploy(cloud, folder));
        cloud.agenda().start();
        print(cloud, fixture, run);
        new CountDownLatch(1).await();
      }
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private void deploy(LocalCloud cloud, Path folder) {
    for (var template : Template.of(folder)) {
      out.println("deploying " + template.stack());
      cloud.deploy(template);
    }
  }

  private void print(LocalCloud cloud, Fixture fixture, RunFolder run) {
    var account = fixture.organization().management();
    var keys = cloud.operator(account);
    out.printf("The local cloud runs. Credentials of an administrator of account %s:%n", account);
    out.println("  export AWS_ENDPOINT_URL=" + cloud.endpoint());
    out.println("  export AWS_REGION=" + fixture.regions().getFirst());
    // Version 1 of the AWS CLI reads this one only.
    out.println("  export AWS_DEFAULT_REGION=" + fixture.regions().getFirst());
    keys.variables().forEach((name, value) -> out.printf("  export %s=%s%n", name, value));
    out.println("Services: " + String.join(", ", cloud.services()));
    out.println("Any other service and any operation that is not there answers with an error.");
    out.println("The logs of functions are in " + run.shown(""));
    out.println("Ctrl-C ends it. Only the logs are kept.");
  }
}

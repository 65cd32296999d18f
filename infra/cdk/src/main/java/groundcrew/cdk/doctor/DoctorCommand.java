package groundcrew.cdk.doctor;

import groundcrew.common.AwsClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Prints what is there and what is missing before a deployment.
public final class DoctorCommand {
  private DoctorCommand() {}

  /// Examines a cloud assembly. The arguments are its folder, and a system or `all`. The exit code
  /// is 1 if a prerequisite is missing.
  public static void main(String... arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("Usage: DoctorCommand <cloud assembly> <system>|all");
      System.exit(2);
    }
    var stacks = Assembly.stacks(Path.of(arguments[0]), arguments[1]);
    var caller =
        new AwsCaller(AwsClients.create("doctor"), DefaultCredentialsProvider.builder().build());
    var findings = new Doctor(caller).examine(stacks);
    findings.forEach(DoctorCommand::print);
    System.exit(findings.stream().anyMatch(Finding::isMissing) ? 1 : 0);
  }

  private static void print(Finding finding) {
    System.out.printf("%-8s %s%n", finding.state().name().toLowerCase(Locale.ROOT), finding.what());
    if (!finding.remedy().isEmpty()) {
      System.out.printf("         %s%n", finding.remedy());
    }
  }
}

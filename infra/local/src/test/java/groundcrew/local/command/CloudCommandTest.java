package groundcrew.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.ground.SdkClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

class CloudCommandTest {
  private static final String EXPORT = "  export ";

  /// What a shell shows after SIGTERM, which the launcher and CI servers send.
  private static final int TERMINATED = 128 + 15;

  @TempDir Path run;

  @Test
  void whoeverSetsTheVariablesThatItPrintsCallsItUntilItIsTerminated() throws Exception {
    var cloud = start();
    try {
      var printed = variables(cloud);

      try (var sts = client(printed)) {
        assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
      }

      cloud.toHandle().destroy();
      assertThat(cloud.waitFor()).isEqualTo(TERMINATED);
      assertThat(cloud.inputReader().lines()).isEmpty();
    } finally {
      cloud.destroyForcibly();
    }
  }

  @Test
  void aPortInUseIsOneSentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(failure("--port", String.valueOf(taken.getLocalPort())))
          .singleElement()
          .asString()
          .startsWith(
              "groundcrew: port %d of 127.0.0.1 is in use: end what uses it"
                  .formatted(taken.getLocalPort()))
          .endsWith("; the logs are in " + run);
      assertThat(run.resolve("failure.txt")).content().contains("BindException");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneSentence() throws Exception {
    run = Files.createFile(run.resolve("file")).resolve("folder");

    assertThat(failure())
        .singleElement()
        .asString()
        .startsWith("groundcrew: cannot make the folder of this run: ")
        .contains("file");
  }

  @Test
  void anOrganizationThatIsNotYamlIsOneSentence() throws Exception {
    var file = Files.writeString(run.resolve("organization.yaml"), "a: [");

    assertThat(failure("--organization", file.toString()))
        .singleElement()
        .asString()
        .startsWith(
            "groundcrew: Cannot read the organization file %s: it is not YAML in line 1; the logs"
                .formatted(file));
  }

  @Test
  void anOrganizationThatIsNotUtf8IsOneSentence() throws Exception {
    var file = Files.write(run.resolve("organization.yaml"), new byte[] {'a', ':', ' ', -28, '\n'});

    assertThat(failure("--organization", file.toString()))
        .singleElement()
        .asString()
        .startsWith(
            "groundcrew: Cannot read the organization file %s: it is not UTF-8; the logs"
                .formatted(file));
  }

  /// Returns what it says when it fails.
  private List<String> failure(String... arguments) throws Exception {
    var cloud = start(arguments);
    try {
      var said = cloud.inputReader().lines().toList();
      assertThat(cloud.waitFor()).isEqualTo(1);
      return said;
    } finally {
      cloud.destroyForcibly();
    }
  }

  private Process start(String... arguments) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dgroundcrew.run=" + run,
            "-cp",
            System.getProperty("java.class.path"),
            CloudCommand.class.getName());
    return new ProcessBuilder(Stream.concat(command.stream(), Stream.of(arguments)).toList())
        .redirectErrorStream(true)
        .start();
  }

  /// Returns what it says to export, when it has said all.
  private static Map<String, String> variables(Process cloud) throws IOException {
    var variables = new HashMap<String, String>();
    var said = "";
    while (!said.startsWith("Ctrl-C ends it")) {
      var line = cloud.inputReader().readLine();
      assertThat(line).as("what follows: " + said).isNotNull();
      said = line;
      if (said.startsWith(EXPORT)) {
        var variable = said.substring(EXPORT.length()).split("=", 2);
        variables.put(variable[0], variable[1]);
      }
    }
    return variables;
  }

  private static StsClient client(Map<String, String> variables) {
    var credentials =
        AwsSessionCredentials.create(
            variables.get("AWS_ACCESS_KEY_ID"),
            variables.get("AWS_SECRET_ACCESS_KEY"),
            variables.get("AWS_SESSION_TOKEN"));
    return SdkClients.of(
        StsClient.builder(),
        URI.create(variables.get("AWS_ENDPOINT_URL")),
        variables.getOrDefault("AWS_REGION", ""),
        StaticCredentialsProvider.create(credentials));
  }
}

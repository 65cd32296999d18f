package groundcrew.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.ground.SdkClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dgroundcrew.run=" + run,
            "-cp",
            System.getProperty("java.class.path"),
            CloudCommand.class.getName())
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

package groundcrew.e2e;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// A process of moto_server with nothing in it yet. Keys that it did not hand out itself are those
/// of the account [#HOME].
final class MotoServer implements AutoCloseable {
  static final String HOME = "123456789012";
  static final Region REGION = Region.EU_WEST_1;
  private static final String COMMAND = "moto_server";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Process process;
  private final Path output;
  private final URI endpoint;

  private MotoServer(Process process, Path output, URI endpoint) {
    this.process = process;
    this.output = output;
    this.endpoint = endpoint;
  }

  /// Returns the command, where it is on the PATH.
  private static Optional<Path> command() {
    var path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, COMMAND))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts it and waits until it answers; aborts the test where it is not on the PATH.
  static MotoServer startOrAbort(Path work) throws IOException, InterruptedException {
    var command = command();
    if (command.isEmpty()) {
      abort("moto_server is not on the PATH: install it with `pip install 'moto[server]'`");
    }
    return start(command.orElseThrow(), work);
  }

  private static MotoServer start(Path command, Path work)
      throws IOException, InterruptedException {
    var output = work.resolve("moto.log");
    var port = freePort();
    var builder =
        new ProcessBuilder(command.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // Not its settings, either: MOTO_ACCOUNT_ID would put every caller into one account.
    builder.environment().keySet().removeIf(name -> name.startsWith("MOTO_"));
    var moto =
        new MotoServer(builder.start(), output, URI.create("http://127.0.0.1:%d".formatted(port)));
    try {
      moto.awaitAnswer();
      return moto;
    } catch (IOException | InterruptedException | RuntimeException e) {
      moto.close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    var end = Instant.now().plus(START_LIMIT);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      if (answers()) {
        return;
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException(
        "moto_server did not answer at %s within %s; it said:%n%s"
            .formatted(endpoint, START_LIMIT, Files.readString(output)));
  }

  private boolean answers() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI endpoint() {
    return endpoint;
  }

  /// Has Step Functions run its state machines, or only keep what a caller does to executions. Each
  /// way has state machines of its own.
  void executeStateMachines(boolean execute) throws IOException, InterruptedException {
    var settings = "{\"stepfunctions\":{\"execute_state_machine\":%s}}".formatted(execute);
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/moto-api/config"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(settings))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "moto_server does not take %s: %s".formatted(settings, answer));
      }
    }
  }

  /// Returns a client of the account [#HOME].
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(
        builder, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentialsProvider credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(credentials)
        .httpClient(http)
        .build();
  }

  /// Returns credentials of a role in another account.
  AwsCredentialsProvider role(String account, String name) {
    try (var sts = client(StsClient.builder())) {
      var arn = "arn:aws:iam::%s:role/%s".formatted(account, name);
      var keys = sts.assumeRole(r -> r.roleArn(arn).roleSessionName("moto-test")).credentials();
      return StaticCredentialsProvider.create(
          AwsSessionCredentials.create(
              keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }
  }

  @Override
  public void close() {
    // The command may be a script that starts Python as its child.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    http.close();
  }
}

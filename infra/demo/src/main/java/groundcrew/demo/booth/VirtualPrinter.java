package groundcrew.demo.booth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.ground.SdkClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// A printer as a program: takes its jobs one after the other, and ends each at once.
public final class VirtualPrinter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private final ButtonSystem system;
  private final String jobs;
  private final Device device;
  private volatile String status = "SUCCEEDED";

  /// Connects the printer.
  ///
  /// @param folder for its key
  public VirtualPrinter(ButtonSystem system, Path folder, String thing) {
    this.system = system;
    jobs = "$aws/things/%s/jobs/".formatted(thing);
    device =
        Device.connect(
            DeviceIdentity.register(system.operator(), folder, thing, system.stack() + "-printer"),
            this::received);
    device.subscribe(jobs + "notify-next");
    device.subscribe(jobs + "start-next/accepted");
    startNext();
  }

  /// Ends the next jobs with another status: `FAILED`.
  public void endWith(String next) {
    status = next;
  }

  /// Returns the commands of the jobs that it got.
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /// Reads a label with the printer's own credentials.
  ///
  /// @param url `s3://` URL, as the command of a job has it
  public byte[] label(String url) {
    var parts = url.substring("s3://".length()).split("/", 2);
    var operator = system.operator();
    var credentials = DeviceCredentials.of(operator, device, system.stack() + "-printer");
    try (var s3 =
        SdkClients.of(
            S3Client.builder(),
            operator.cloud().endpoint(),
            operator.region(),
            StaticCredentialsProvider.create(credentials))) {
      return s3.getObjectAsBytes(request -> request.bucket(parts[0]).key(parts[1])).asByteArray();
    }
  }

  /// Never blocks: it runs in the thread that receives messages.
  private void received(String topic, String payload) {
    var message = json(payload);
    var execution = message.path("execution");
    if (execution.path("jobId").isMissingNode()) {
      return;
    }
    if (topic.endsWith("notify-next")) {
      Thread.startVirtualThread(this::startNext);
    } else {
      Thread.startVirtualThread(() -> print(execution));
    }
  }

  private void startNext() {
    device.publish(jobs + "start-next", "{}");
  }

  private void print(JsonNode execution) {
    commands.add(execution.at("/jobDocument/steps/0/action/input/command").asText());
    device.publish(
        jobs + execution.path("jobId").asText() + "/update",
        "{\"status\":\"%s\"}".formatted(status));
  }

  private static JsonNode json(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + payload, e);
    }
  }

  @Override
  public void close() {
    device.close();
  }
}

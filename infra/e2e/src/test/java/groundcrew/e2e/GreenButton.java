package groundcrew.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.local.iot.IotModule;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStatus;

/// The firmware of the button as a program, with a key and a signing request of its own script.
///
/// What it understands and says is in `firmware/button/host/README.md`.
final class GreenButton implements AutoCloseable {
  private static final Path FIRMWARE = Path.of("../../firmware/button").toAbsolutePath();

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ButtonCloud booth;
  private final Process process;
  private final Writer commands;
  private final String certificateId;

  private GreenButton(ButtonCloud booth, Process process, String certificateId) {
    this.booth = booth;
    this.process = process;
    this.certificateId = certificateId;
    commands = process.outputWriter(UTF_8);
    Thread.ofVirtual().start(() -> process.inputReader(UTF_8).lines().forEach(lines::add));
  }

  /// Provisions a device for a thing that exists, and switches it on.
  static GreenButton start(ButtonCloud booth, String thing) throws IOException {
    run(FIRMWARE.resolve("host/build.sh").toString());
    var bench = Files.createTempDirectory(booth.work(), thing);
    run(
        FIRMWARE.resolve("provision.sh").toString(),
        "request",
        thing,
        "--keys",
        bench.toString(),
        "--requests",
        bench.toString());
    var request = Files.readString(bench.resolve(thing + ".csr"));
    try (var iot = booth.system().operator().client(IotClient.builder())) {
      var certificate =
          iot.createCertificateFromCsr(
              call -> call.certificateSigningRequest(request).setAsActive(true));
      iot.attachPolicy(
          call ->
              call.policyName(booth.system().stack() + "-button")
                  .target(certificate.certificateArn()));
      iot.attachThingPrincipal(
          call -> call.thingName(thing).principal(certificate.certificateArn()));
      var address = iot.describeEndpoint(call -> call.endpointType("iot:Data-ATS"));
      var endpoint = address.endpointAddress().split(":", 2);
      var builder =
          new ProcessBuilder(FIRMWARE.resolve("target/green-button").toString())
              .redirectErrorStream(true);
      var environment = builder.environment();
      environment.put("GROUNDCREW_THING", thing);
      environment.put("GROUNDCREW_ENDPOINT", endpoint[0]);
      environment.put("GROUNDCREW_PORT", endpoint[1]);
      environment.put("GROUNDCREW_PRIVATE_KEY", bench.resolve(thing + ".key").toString());
      environment.put(
          "GROUNDCREW_CERTIFICATE",
          write(bench.resolve("certificate.pem"), certificate.certificatePem()));
      environment.put(
          "GROUNDCREW_ROOT_CA",
          write(
              bench.resolve("root.pem"),
              booth.cloud().module(IotModule.class).rootPem()));
      return new GreenButton(booth, ChildProcesses.start(builder), certificate.certificateId());
    }
  }

  private static String write(Path file, String text) throws IOException {
    return Files.writeString(file, text).toString();
  }

  private static void run(String... command) throws IOException {
    var process = ChildProcesses.start(new ProcessBuilder(command).redirectErrorStream(true));
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed: " + output);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Gives a command, such as `press`.
  void say(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
  }

  /// Presses as often as it takes until the cooldown is over, and returns the id of the press.
  String press() throws IOException {
    var before = count(line -> line.startsWith("pressed "));
    while (count(line -> line.startsWith("pressed ")) == before) {
      var ignored = count(line -> line.startsWith("ignored "));
      say("press");
      await(
          "the press",
          () ->
              count(line -> line.startsWith("pressed ")) > before
                  || count(line -> line.startsWith("ignored ")) > ignored);
    }
    return lines.stream()
        .filter(line -> line.startsWith("pressed "))
        .toList()
        .getLast()
        .split(" ", 2)[1];
  }

  /// Waits until the LED has shown a state so often.
  void awaitLed(String state, int times) {
    await(
        "%d × led %s".formatted(times, state), () -> count(("led " + state)::equals) >= times);
  }

  /// Waits for a line that has a text.
  void awaitLine(String text) {
    await(text, () -> count(line -> line.contains(text)) > 0);
  }

  /// Takes its certificate back.
  void deactivateCertificate() {
    try (var iot = booth.system().operator().client(IotClient.builder())) {
      iot.updateCertificate(
          call -> call.certificateId(certificateId).newStatus(CertificateStatus.INACTIVE));
    }
  }

  private void await(String what, BooleanSupplier condition) {
    booth.system().await(what + " in " + lines, ButtonCloud.LIMIT, condition);
  }

  private long count(Predicate<String> wanted) {
    return lines.stream().filter(wanted).count();
  }

  /// Cuts its power.
  @Override
  public void close() {
    process.destroyForcibly();
  }
}

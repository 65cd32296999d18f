package groundcrew.demo.booth;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.iot.IotModule;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iot.IotClient;

/// The printer's own programs of firmware/printer, as installed on a Raspberry Pi: AWS's Jobs
/// client takes the jobs of the thing and runs print.sh, which prints on a pseudo-terminal that
/// answers as a QL-500 does.
public final class RaspberryPi implements AutoCloseable {
  private final Path labels;
  private final Process printer;
  private final Process client;

  /// Installs the programs into a folder, registers a certificate, and starts.
  ///
  /// @param folder that is empty or does not exist
  public RaspberryPi(ButtonSystem system, Path folder, String thing) {
    var programs = Synthesis.ofThisRepository().root().resolve("firmware/printer");
    labels = folder.resolve("labels");
    var settings = folder.resolve("printer.conf");
    try {
      Files.createDirectories(labels);
      run(new ProcessBuilder(programs + "/install.sh"), Map.of("DESTDIR", folder.toString()));
      var identity = identity(system, folder, thing);
      printer =
          start(
              new ProcessBuilder(
                      "/usr/bin/python3", "-B", "-m", "test.printer", "--save", labels.toString())
                  .directory(programs.toFile()),
              Map.of());
      identity.put("DEVICE", firstLine(printer));
      identity.put("STATE", folder.resolve("var/lib/groundcrew").toString());
      // Nobody but this process's user can read the key.
      identity.put("PRINT_USER", System.getProperty("user.name"));
      Files.write(settings, identity.entrySet().stream().map(Map.Entry::toString).toList());
      var data = endpoint(system, "iot:Data-ATS").split(":", 2);
      client =
          start(
              new ProcessBuilder("node", programs + "/test/jobs-client/client.cjs"),
              Map.of(
                  "ENDPOINT", data[0],
                  "PORT", data[1],
                  "CERTIFICATE", identity.get("CERTIFICATE"),
                  "PRIVATE_KEY", identity.get("PRIVATE_KEY"),
                  "ROOT_CA", identity.get("ROOT_CA"),
                  "THING", thing,
                  "HANDLER_DIRECTORY", folder.resolve("opt/groundcrew").toString(),
                  "GROUNDCREW_PRINTER_CONF", settings.toString()));
      firstLine(client);
    } catch (IOException e) {
      throw new UncheckedIOException("the programs of the printer do not start", e);
    }
  }

  /// Says how the printer answers from now on, such as `wrong-media`.
  public void mode(String mode) {
    try {
      printer.outputWriter().append(mode).append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the pictures of the labels that were printed, in order.
  public List<Path> labels() {
    try (var files = Files.list(labels)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a key, registers its certificate and returns the settings that follow from it.
  private static Map<String, String> identity(ButtonSystem system, Path folder, String thing)
      throws IOException {
    var key = folder.resolve("printer.key");
    var request = folder.resolve("printer.csr");
    var algorithm = Stream.of("ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes");
    run(
        new ProcessBuilder(
            Stream.of(
                    Stream.of("openssl", "req", "-new", "-newkey"),
                    algorithm,
                    Stream.of("-subj", "/CN=" + thing, "-keyout", key + "", "-out", request + ""))
                .flatMap(words -> words)
                .toList()),
        Map.of());
    var certificate = folder.resolve("printer.pem");
    var root = folder.resolve("root.pem");
    var name = system.stack() + "-printer";
    try (var iot = system.operator().client(IotClient.builder())) {
      var signed = Files.readString(request);
      var made =
          iot.createCertificateFromCsr(
              ask -> ask.certificateSigningRequest(signed).setAsActive(true));
      iot.attachPolicy(ask -> ask.policyName(name).target(made.certificateArn()));
      iot.attachThingPrincipal(ask -> ask.thingName(thing).principal(made.certificateArn()));
      Files.writeString(certificate, made.certificatePem());
    }
    Files.writeString(root, system.cloud().module(IotModule.class).rootPem());
    var settings = new TreeMap<String, String>();
    settings.put(
        "BUCKETS", "%s-labels-%s-%s".formatted(system.stack(), system.account(), system.region()));
    settings.put("REGION", system.region());
    settings.put("THING", thing);
    settings.put("ROLE_ALIAS", name);
    settings.put("CREDENTIALS_ENDPOINT", endpoint(system, "iot:CredentialProvider"));
    settings.put("S3_ENDPOINT", system.cloud().endpoint().toString());
    settings.put("CERTIFICATE", certificate.toString());
    settings.put("PRIVATE_KEY", key.toString());
    settings.put("ROOT_CA", root.toString());
    return settings;
  }

  private static String endpoint(ButtonSystem system, String type) {
    try (var iot = system.operator().client(IotClient.builder())) {
      return iot.describeEndpoint(ask -> ask.endpointType(type)).endpointAddress();
    }
  }

  private static Process start(ProcessBuilder builder, Map<String, String> variables)
      throws IOException {
    builder.environment().putAll(variables);
    return ChildProcesses.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
  }

  private static void run(ProcessBuilder builder, Map<String, String> variables)
      throws IOException {
    builder.environment().putAll(variables);
    var process = ChildProcesses.start(builder.redirectErrorStream(true));
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            builder.command().stream().collect(Collectors.joining(" ")) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String firstLine(Process process) throws IOException {
    var line = process.inputReader().readLine();
    if (line == null) {
      throw new IOException(process.info().command().orElse("a process") + " ended");
    }
    return line;
  }

  /// Ends the processes: both end with their standard input.
  @Override
  public void close() {
    client.destroy();
    printer.destroy();
  }
}

package groundcrew.demo.booth;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.demo.system.ButtonSystem;
import groundcrew.local.iot.IotModule;
import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iot.IotClient;

/// The settings of the printer's own programs for a booth of the local cloud.
final class PrinterSettings {
  private PrinterSettings() {}

  /// Makes a key, registers its certificate and returns the settings that follow from it.
  static Map<String, String> of(ButtonSystem system, Path folder, String thing) throws IOException {
    var key = folder.resolve("printer.key");
    var request = folder.resolve("printer.csr");
    run(
        new ProcessBuilder(
            "openssl",
            "req",
            "-new",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=" + thing,
            "-keyout",
            key.toString(),
            "-out",
            request.toString()));
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

  /// Returns an address of AWS IoT, such as `localhost:40124`.
  static String endpoint(ButtonSystem system, String type) {
    try (var iot = system.operator().client(IotClient.builder())) {
      return iot.describeEndpoint(ask -> ask.endpointType(type)).endpointAddress();
    }
  }

  /// Runs a program to its end.
  ///
  /// @throws IOException with what it said, if it fails
  static void run(ProcessBuilder builder) throws IOException {
    var process = ChildProcesses.start(builder.redirectErrorStream(true));
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", builder.command()) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

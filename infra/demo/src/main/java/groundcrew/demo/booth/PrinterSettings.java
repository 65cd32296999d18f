package groundcrew.demo.booth;

import groundcrew.demo.system.ButtonSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.iot.IotClient;

/// The settings of the printer's programs: firmware/printer/README.md explains them.
///
/// @param files of the identity
/// @param device path of the printer
/// @param state folder for what the programs keep
record PrinterSettings(
    ButtonSystem system,
    DeviceIdentity identity,
    DeviceIdentity.PemFiles files,
    String device,
    Path state) {

  /// Writes the file of settings.
  Path write(Path file) {
    try {
      return Files.write(file, lines());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the settings of the printer", e);
    }
  }

  private List<String> lines() {
    return List.of(
        "BUCKETS=%s-labels-%s-%s".formatted(system.stack(), system.account(), system.region()),
        "REGION=" + system.region(),
        "THING=" + identity.thing(),
        "ROLE_ALIAS=" + system.stack() + "-printer",
        "CREDENTIALS_ENDPOINT=" + credentialProvider(),
        "CERTIFICATE=" + files.certificate(),
        "PRIVATE_KEY=" + files.privateKey(),
        "ROOT_CA=" + files.root(),
        "S3_ENDPOINT=" + system.cloud().endpoint(),
        "DEVICE=" + device,
        "STATE=" + state,
        // The user of this process owns the key.
        "PRINT_USER=" + System.getProperty("user.name"));
  }

  private String credentialProvider() {
    try (var iot = system.operator().client(IotClient.builder())) {
      return iot.describeEndpoint(request -> request.endpointType("iot:CredentialProvider"))
          .endpointAddress();
    }
  }
}

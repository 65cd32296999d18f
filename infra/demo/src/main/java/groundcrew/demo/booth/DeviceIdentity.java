package groundcrew.demo.booth;

import groundcrew.local.AsOperator;
import groundcrew.local.iot.IotModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.iot.IotClient;

/// What a device needs to connect as a thing.
///
/// @param rootPem certificate of the authority that signed the server's
/// @param host of the broker
record DeviceIdentity(
    String thing,
    DeviceKey key,
    String certificateId,
    String certificatePem,
    String rootPem,
    String host,
    int port) {

  /// Registers the certificate of a new key for a thing that exists.
  ///
  /// @param folder for the key
  /// @param policy name of the IoT policy of such devices
  static DeviceIdentity register(AsOperator operator, Path folder, String thing, String policy) {
    var key = DeviceKey.create(folder, thing);
    try (var iot = operator.client(IotClient.builder())) {
      var certificate =
          iot.createCertificateFromCsr(
              request -> request.certificateSigningRequest(key.signingRequest()).setAsActive(true));
      iot.attachPolicy(request -> request.policyName(policy).target(certificate.certificateArn()));
      iot.attachThingPrincipal(
          request -> request.thingName(thing).principal(certificate.certificateArn()));
      var address =
          iot.describeEndpoint(request -> request.endpointType("iot:Data-ATS"))
              .endpointAddress()
              .split(":", 2);
      return new DeviceIdentity(
          thing,
          key,
          certificate.certificateId(),
          certificate.certificatePem(),
          operator.cloud().module(IotModule.class).rootPem(),
          address[0],
          Integer.parseInt(address[1]));
    }
  }

  /// Writes the identity into PEM files.
  PemFiles write(Path folder) {
    try {
      var files =
          new PemFiles(
              folder.resolve(thing + ".pem"),
              folder.resolve(thing + ".key"),
              folder.resolve("root.pem"));
      Files.writeString(files.certificate(), certificatePem);
      Files.writeString(files.privateKey(), key.pem());
      Files.writeString(files.root(), rootPem);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the certificate of " + thing, e);
    }
  }

  /// Paths of PEM files.
  record PemFiles(Path certificate, Path privateKey, Path root) {}
}

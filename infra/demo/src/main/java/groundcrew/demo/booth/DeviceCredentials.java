package groundcrew.demo.booth;

import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.AsOperator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iot.IotClient;

/// The credentials that a device gets for its certificate from AWS IoT's credential provider.
final class DeviceCredentials {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeviceCredentials() {}

  /// Gets credentials of the role of an alias.
  ///
  /// @throws IllegalStateException if they are refused
  static AwsSessionCredentials of(AsOperator operator, Device device, String alias) {
    try (var http = HttpClient.newBuilder().sslContext(device.identity()).build()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      "https://%s/role-aliases/%s/credentials".formatted(host(operator), alias)))
              .header("x-amzn-iot-thingname", device.thing())
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "%s gets no credentials: HTTP %d %s"
                .formatted(device.thing(), answer.statusCode(), answer.body()));
      }
      var credentials = JSON.readTree(answer.body()).path("credentials");
      return AwsSessionCredentials.create(
          credentials.path("accessKeyId").asText(),
          credentials.path("secretAccessKey").asText(),
          credentials.path("sessionToken").asText());
    } catch (IOException e) {
      throw new UncheckedIOException("the credential provider cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the credential provider", e);
    }
  }

  private static String host(AsOperator operator) {
    try (var iot = operator.client(IotClient.builder())) {
      return iot.describeEndpoint(request -> request.endpointType("iot:CredentialProvider"))
          .endpointAddress();
    }
  }
}

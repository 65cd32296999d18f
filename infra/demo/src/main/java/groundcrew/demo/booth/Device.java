package groundcrew.demo.booth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import groundcrew.local.AsOperator;
import groundcrew.local.iot.IotModule;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.services.iot.IotClient;

/// A connected device: MQTT 3.1.1 with mutual TLS, QoS 1, its thing's name as client id.
final class Device implements AutoCloseable {
  private final String thing;
  private final Mqtt3BlockingClient client;
  private final SSLContext identity;

  private Device(String thing, Mqtt3BlockingClient client, SSLContext identity) {
    this.thing = thing;
    this.client = client;
    this.identity = identity;
  }

  /// Registers the certificate of a new key for a thing that exists, and connects.
  ///
  /// @param folder for the key
  /// @param policy name of the IoT policy of such devices
  /// @param received takes each message that arrives: its topic, its payload
  static Device connect(
      AsOperator operator,
      Path folder,
      String thing,
      String policy,
      BiConsumer<String, String> received) {
    var key = DeviceKey.create(folder, thing);
    try (var iot = operator.client(IotClient.builder())) {
      var certificate =
          iot.createCertificateFromCsr(
              request -> request.certificateSigningRequest(key.signingRequest()).setAsActive(true));
      iot.attachPolicy(request -> request.policyName(policy).target(certificate.certificateArn()));
      iot.attachThingPrincipal(
          request -> request.thingName(thing).principal(certificate.certificateArn()));
      var address =
          iot.describeEndpoint(request -> request.endpointType("iot:Data-ATS")).endpointAddress();
      var proof = key.identity(certificate.certificatePem());
      var trust = DeviceKey.trust(operator.cloud().module(IotModule.class).rootPem());
      var client =
          MqttClient.builder()
              .useMqttVersion3()
              .identifier(thing)
              .serverHost(address.split(":", 2)[0])
              .serverPort(Integer.parseInt(address.split(":", 2)[1]))
              .sslConfig()
              .keyManagerFactory(proof)
              .trustManagerFactory(trust)
              .applySslConfig()
              .buildBlocking();
      client
          .toAsync()
          .publishes(
              MqttGlobalPublishFilter.ALL,
              message ->
                  received.accept(
                      message.getTopic().toString(),
                      new String(message.getPayloadAsBytes(), UTF_8)));
      client.connect();
      return new Device(thing, client, DeviceKey.context(proof, trust));
    }
  }

  String thing() {
    return thing;
  }

  /// Returns what proves the device's identity in other connections with AWS IoT.
  SSLContext identity() {
    return identity;
  }

  void publish(String topic, String payload) {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(UTF_8))
        .send();
  }

  void subscribe(String topicFilter) {
    client.subscribeWith().topicFilter(topicFilter).qos(MqttQos.AT_LEAST_ONCE).send();
  }

  @Override
  public void close() {
    client.disconnect();
  }
}

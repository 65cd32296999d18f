package groundcrew.demo.booth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;

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

  /// Connects a device.
  ///
  /// @param received takes each message that arrives: its topic, its payload
  static Device connect(DeviceIdentity identity, BiConsumer<String, String> received) {
    var proof = identity.key().identity(identity.certificatePem());
    var trust = DeviceKey.trust(identity.rootPem());
    var client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(identity.thing())
            .serverHost(identity.host())
            .serverPort(identity.port())
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
                    message.getTopic().toString(), new String(message.getPayloadAsBytes(), UTF_8)));
    client.connect();
    return new Device(identity.thing(), client, DeviceKey.context(proof, trust));
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
    // The broker ends a connection when another device comes with the same name.
    if (client.getState().isConnected()) {
      client.disconnect();
    }
  }
}

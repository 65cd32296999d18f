package groundcrew.local.iot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/// A cloud with a bench, on which devices are registered and connected.
public final class Bench implements AutoCloseable {
  public static final String ACCOUNT = "200000000009";
  public static final String REGION = "eu-west-1";

  /// Seconds that a test waits for what must come.
  public static final int PATIENCE = 30;

  public final LocalCloud cloud;
  public final IotClient iot;
  public final IotDataPlaneClient data;
  private final Path work;
  private final String address;
  private final List<Mqtt3AsyncClient> clients = new ArrayList<>();

  /// A thing with a certificate.
  public record Registered(Device device, String certificateArn, String certificatePem) {
    public String certificateId() {
      return certificateArn.substring(certificateArn.indexOf('/') + 1);
    }
  }

  public Bench(Path work) {
    this.work = work;
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    var operator = new AsOperator(cloud, ACCOUNT, REGION);
    iot =
        IotClient.builder()
            .endpointOverride(cloud.endpoint())
            .region(Region.of(REGION))
            .httpClientBuilder(_ -> new JdkHttpClient())
            .credentialsProvider(
                StaticCredentialsProvider.create(cloud.operator(ACCOUNT).credentials()))
            .build();
    data = operator.client(IotDataPlaneClient.builder());
    address = iot.describeEndpoint(r -> r.endpointType("iot:Data-ATS")).endpointAddress();
  }

  /// Creates a policy; the document has single quotes.
  public void policy(String name, String document) {
    iot.createPolicy(r -> r.policyName(name).policyDocument(document.replace('\'', '"')));
  }

  /// Registers a thing whose certificate has a policy.
  public Registered register(String name, String policy) throws Exception {
    var device = Device.create(work, name);
    iot.createThing(r -> r.thingName(name));
    var created =
        iot.createCertificateFromCsr(
            r -> r.certificateSigningRequest(device.csr()).setAsActive(true));
    iot.attachThingPrincipal(r -> r.thingName(name).principal(created.certificateArn()));
    iot.attachPolicy(r -> r.policyName(policy).target(created.certificateArn()));
    return new Registered(device, created.certificateArn(), created.certificatePem());
  }

  /// Returns what builds the client of a device.
  public Mqtt3ClientBuilder builder(Device device, String certificatePem) throws Exception {
    return device.builder(address, cloud.module(IotModule.class).rootPem(), certificatePem);
  }

  /// Returns a client that is not connected.
  public Mqtt3AsyncClient client(Registered registered) throws Exception {
    return builder(registered.device(), registered.certificatePem()).buildAsync();
  }

  /// Returns a connected client.
  public Mqtt3AsyncClient connected(Registered registered) throws Exception {
    var client = client(registered);
    client.connect().get(PATIENCE, SECONDS);
    clients.add(client);
    return client;
  }

  /// Subscribes, and returns where the messages arrive.
  public static BlockingQueue<Mqtt3Publish> subscribed(Mqtt3AsyncClient client, String filter)
      throws Exception {
    BlockingQueue<Mqtt3Publish> messages = new LinkedBlockingQueue<>();
    client
        .subscribeWith()
        .topicFilter(filter)
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(messages::add)
        .send()
        .get(PATIENCE, SECONDS);
    return messages;
  }

  /// Publishes with QoS 1.
  public static void publish(Mqtt3AsyncClient client, String topic, String payload)
      throws Exception {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .send()
        .get(PATIENCE, SECONDS);
  }

  /// Returns the payload of the next message.
  public static String text(BlockingQueue<Mqtt3Publish> messages) throws InterruptedException {
    var message = messages.poll(PATIENCE, SECONDS);
    assertThat(message).isNotNull();
    return new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    clients.stream()
        .filter(client -> client.getState().isConnected())
        .forEach(client -> client.toBlocking().disconnect());
    iot.close();
    data.close();
    cloud.close();
  }
}

package groundcrew.local.iot.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.iot.Device;
import groundcrew.local.iot.IotModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;

/// Devices at the broker, as a client of MQTT sees it.
@SuppressWarnings("NullAway.Init")
class MessageBrokerTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final int PATIENCE = 30;
  private static final String POLICY =
      """
      {'Version':'2012-10-17','Statement':[
        {'Effect':'Allow','Action':'iot:Connect',
          'Resource':'arn:aws:iot:eu-west-1:200000000009:client/${iot:Connection.Thing.ThingName}',
          'Condition':{'Bool':{'iot:Connection.Thing.IsAttached':'true'}}},
        {'Effect':'Allow','Action':'iot:Publish',
          'Resource':'arn:aws:iot:eu-west-1:200000000009:topic/button/${iot:Connection.Thing.ThingName}/press'},
        {'Effect':'Allow','Action':'iot:Subscribe',
          'Resource':'arn:aws:iot:eu-west-1:200000000009:topicfilter/button/${iot:ClientId}/*'},
        {'Effect':'Allow','Action':'iot:Receive',
          'Resource':'arn:aws:iot:eu-west-1:200000000009:topic/button/${iot:ClientId}/result'}]}
      """;

  @TempDir private Path work;
  private LocalCloud cloud;
  private IotClient iot;
  private IotDataPlaneClient data;
  private String address;
  private String root;

  @BeforeEach
  void start() {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    var operator = new AsOperator(cloud, ACCOUNT, REGION);
    iot = operator.client(IotClient.builder());
    data = operator.client(IotDataPlaneClient.builder());
    address = iot.describeEndpoint(r -> r.endpointType("iot:Data-ATS")).endpointAddress();
    root = cloud.module(IotModule.class).rootPem();
    iot.createPolicy(r -> r.policyName("button").policyDocument(POLICY.replace('\'', '"')));
  }

  @AfterEach
  void close() {
    iot.close();
    data.close();
    cloud.close();
  }

  /// A thing with a certificate.
  private record Registered(Device device, String certificateArn, String certificatePem) {}

  @Test
  void whatADevicePublishesReachesASubscriberAndWhatAFunctionPublishesTheDevice() throws Exception {
    var button = connected(register("button-1"));
    var results = subscribed(button, "button/button-1/result");

    publish(button, "button/button-1/press", "{\"press\":\"1\"}");
    data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("printed")));

    assertThat(text(results)).isEqualTo("printed");
    assertThat(cloud.takeProblems()).isEmpty();
    button.disconnect().get(PATIENCE, SECONDS);
  }

  @Test
  void aPublicationOutsideOfThePolicyClosesTheConnection() throws Exception {
    var lost = new CountDownLatch(1);
    var registered = register("button-1");
    var button =
        registered
            .device()
            .builder(address, root, registered.certificatePem())
            .addDisconnectedListener(_ -> lost.countDown())
            .buildAsync();
    button.connect().get(PATIENCE, SECONDS);

    assertThatThrownBy(() -> publish(button, "button/button-2/press", "{}"));

    assertThat(lost.await(PATIENCE, SECONDS)).isTrue();
    assertThat(cloud.iam().expectDenials("iot:Publish"))
        .singleElement()
        .asString()
        .contains("topic/button/button-2/press");
  }

  @Test
  void aClientThatIsNotTheThingOfItsCertificateIsNotConnected() throws Exception {
    var one = register("button-1");
    register("button-2");
    var posing = new Device("button-2", one.device().key(), one.device().csr());

    assertThatThrownBy(
        () -> posing.client(address, root, one.certificatePem()).connect().get(PATIENCE, SECONDS));

    cloud.iam().expectDenials("client/button-2");
  }

  @Test
  void aCertificateThatIsNotRegisteredOrNoLongerActiveIsRefused() throws Exception {
    var known = register("button-1");
    iot.updateCertificate(
        r -> r.certificateId(id(known.certificateArn())).newStatus(CertificateStatus.INACTIVE));
    assertThatThrownBy(() ->
        known
            .device()
            .client(address, root, known.certificatePem())
            .connect()
            .get(PATIENCE, SECONDS));

    var other = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work.resolve("other")));
    try (other;
        var elsewhere = new AsOperator(other, ACCOUNT, REGION).client(IotClient.builder())) {
      var pem =
          elsewhere
              .createCertificateFromCsr(
                  r -> r.certificateSigningRequest(known.device().csr()).setAsActive(true))
              .certificatePem();
      assertThatThrownBy(
          () -> known.device().client(address, root, pem).connect().get(PATIENCE, SECONDS));
    }
  }

  @Test
  void theLastConnectionUnderAnIdEndsTheEarlierOne() throws Exception {
    var registered = register("button-1");
    var lost = new CountDownLatch(1);
    var first =
        registered
            .device()
            .builder(address, root, registered.certificatePem())
            .addDisconnectedListener(_ -> lost.countDown())
            .buildAsync();
    first.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);

    var second = registered.device().client(address, root, registered.certificatePem());
    second.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);

    assertThat(lost.await(PATIENCE, SECONDS)).isTrue();
    publish(second, "button/button-1/press", "{}");
  }

  @Test
  void aSubscriptionOutsideOfThePolicyFailsAndWhatMayNotBeReceivedIsNot() throws Exception {
    var button = connected(register("button-1"));

    assertThatThrownBy(() -> subscribed(button, "button/button-2/result"))
        .hasRootCauseInstanceOf(Mqtt3SubAckException.class);
    cloud.iam().expectDenials("iot:Subscribe");

    var messages = subscribed(button, "button/button-1/#");
    data.publish(r -> r.topic("button/button-1/secret").qos(1));
    data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("1")));
    assertThat(text(messages)).isEqualTo("1");
    cloud.iam().expectDenials("iot:Receive");
  }

  @Test
  void aPersistentSessionGetsWhatWasPublishedMeanwhile() throws Exception {
    var registered = register("button-1");
    var button = registered.device().client(address, root, registered.certificatePem());
    button.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);
    subscribed(button, "button/button-1/result");
    button.disconnect().get(PATIENCE, SECONDS);

    data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("late")));
    var again = registered.device().client(address, root, registered.certificatePem());
    BlockingQueue<Mqtt3Publish> messages = new LinkedBlockingQueue<>();
    again.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL, messages::add);
    again.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);

    assertThat(text(messages)).isEqualTo("late");
  }

  @Test
  void theWillOfALostConnectionIsPublishedWhereThePolicyLetsIt() throws Exception {
    var one = register("button-1");
    var refused =
        one.device()
            .builder(address, root, one.certificatePem())
            .willPublish()
            .topic("button/button-2/press")
            .payload(new byte[] {1})
            .applyWillPublish()
            .buildAsync();
    assertThatThrownBy(() -> refused.connect().get(PATIENCE, SECONDS));
    cloud.iam().expectDenials("iot:Publish");

    iot.createPolicy(r ->
        r.policyName("reader")
            .policyDocument(
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'iot:*','Resource':'*'}}"
                    .replace('\'', '"')));
    var reader = register("reader");
    iot.attachPolicy(r -> r.policyName("reader").target(reader.certificateArn()));
    var presses = subscribed(connected(reader), "button/+/press");
    var button =
        one.device()
            .builder(address, root, one.certificatePem())
            .willPublish()
            .topic("button/button-1/press")
            .payload("gone".getBytes(StandardCharsets.UTF_8))
            .applyWillPublish()
            .buildAsync();
    button.connect().get(PATIENCE, SECONDS);
    // A publication that is refused cuts it.
    assertThatThrownBy(() -> publish(button, "elsewhere", ""));

    assertThat(text(presses)).isEqualTo("gone");
    cloud.iam().expectDenials("topic/elsewhere");
  }

  private Registered register(String name) throws Exception {
    var device = Device.create(work, name);
    iot.createThing(r -> r.thingName(name));
    var created =
        iot.createCertificateFromCsr(
            r -> r.certificateSigningRequest(device.csr()).setAsActive(true));
    iot.attachThingPrincipal(r -> r.thingName(name).principal(created.certificateArn()));
    iot.attachPolicy(r -> r.policyName("button").target(created.certificateArn()));
    return new Registered(device, created.certificateArn(), created.certificatePem());
  }

  private Mqtt3AsyncClient connected(Registered registered) throws Exception {
    var client = registered.device().client(address, root, registered.certificatePem());
    client.connect().get(PATIENCE, SECONDS);
    return client;
  }

  private static BlockingQueue<Mqtt3Publish> subscribed(Mqtt3AsyncClient client, String filter)
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

  private static void publish(Mqtt3AsyncClient client, String topic, String payload)
      throws Exception {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .send()
        .get(PATIENCE, SECONDS);
  }

  private static String text(BlockingQueue<Mqtt3Publish> messages) throws InterruptedException {
    var message = messages.poll(PATIENCE, SECONDS);
    assertThat(message).isNotNull();
    return new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  private static String id(String arn) {
    return arn.substring(arn.indexOf('/') + 1);
  }
}

package groundcrew.local.iot.broker;

import static groundcrew.local.iot.Bench.PATIENCE;
import static groundcrew.local.iot.Bench.publish;
import static groundcrew.local.iot.Bench.subscribed;
import static groundcrew.local.iot.Bench.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.iot.Bench;
import groundcrew.local.iot.Device;
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
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(work);
    bench.policy("button", POLICY);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatADevicePublishesReachesASubscriberAndWhatAFunctionPublishesTheDevice() throws Exception {
    var button = bench.connected(bench.register("button-1", "button"));
    var results = subscribed(button, "button/button-1/result");

    publish(button, "button/button-1/press", "{\"press\":\"1\"}");
    bench.data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("printed")));

    assertThat(text(results)).isEqualTo("printed");
    assertThat(bench.cloud.takeProblems()).isEmpty();
  }

  @Test
  void aDeviceThatPublishesWithinItsKeepAliveStaysConnectedThoughItNeverPings() throws Exception {
    var button = bench.client(bench.register("button-1", "button"));
    button.connectWith().keepAlive(1).send().get(10, SECONDS);
    var results = subscribed(button, "button/button-1/result");

    for (var i = 0; i < 15; i++) {
      publish(button, "button/button-1/press", "{}");
      Thread.sleep(200);
    }
    bench.data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("printed")));

    assertThat(text(results)).isEqualTo("printed");
    button.disconnect().get(10, SECONDS);
  }

  @Test
  void whatIsPublishedInAnotherRegionIsNotHeard() throws Exception {
    var button = bench.connected(bench.register("button-1", "button"));
    var results = subscribed(button, "button/button-1/result");

    try (var elsewhere =
        new AsOperator(bench.cloud, Bench.ACCOUNT, "us-east-1")
            .client(IotDataPlaneClient.builder())) {
      elsewhere.publish(
          r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("there")));
    }
    bench.data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("here")));

    assertThat(text(results)).isEqualTo("here");
  }

  @Test
  void aPublicationOutsideOfThePolicyClosesTheConnection() throws Exception {
    var lost = new CountDownLatch(1);
    var registered = bench.register("button-1", "button");
    var button =
        bench
            .builder(registered.device(), registered.certificatePem())
            .addDisconnectedListener(_ -> lost.countDown())
            .buildAsync();
    button.connect().get(PATIENCE, SECONDS);

    assertThatThrownBy(() -> publish(button, "button/button-2/press", "{}"));

    assertThat(lost.await(PATIENCE, SECONDS)).isTrue();
    assertThat(bench.cloud.iam().expectDenials("iot:Publish"))
        .singleElement()
        .asString()
        .contains("topic/button/button-2/press");
  }

  @Test
  void aClientThatIsNotTheThingOfItsCertificateIsNotConnected() throws Exception {
    var one = bench.register("button-1", "button");
    bench.register("button-2", "button");
    var posing = new Device("button-2", one.device().key(), one.device().csr());

    assertThatThrownBy(() ->
        bench.builder(posing, one.certificatePem()).buildAsync().connect().get(PATIENCE, SECONDS));

    bench.cloud.iam().expectDenials("client/button-2");
  }

  @Test
  void aCertificateThatIsNotRegisteredOrNoLongerActiveIsRefused() throws Exception {
    var known = bench.register("button-1", "button");
    bench.iot.updateCertificate(
        r -> r.certificateId(known.certificateId()).newStatus(CertificateStatus.INACTIVE));
    assertThatThrownBy(() -> bench.client(known).connect().get(PATIENCE, SECONDS));

    var other = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work.resolve("other")));
    try (other;
        var elsewhere =
            new AsOperator(other, Bench.ACCOUNT, Bench.REGION).client(IotClient.builder())) {
      var pem =
          elsewhere
              .createCertificateFromCsr(
                  r -> r.certificateSigningRequest(known.device().csr()).setAsActive(true))
              .certificatePem();
      assertThatThrownBy(
          () -> bench.builder(known.device(), pem).buildAsync().connect().get(PATIENCE, SECONDS));
    }
  }

  @Test
  void theLastConnectionUnderAnIdEndsTheEarlierOne() throws Exception {
    var registered = bench.register("button-1", "button");
    var lost = new CountDownLatch(1);
    var first =
        bench
            .builder(registered.device(), registered.certificatePem())
            .addDisconnectedListener(_ -> lost.countDown())
            .buildAsync();
    first.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);

    var second = bench.client(registered);
    second.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);

    assertThat(lost.await(PATIENCE, SECONDS)).isTrue();
    publish(second, "button/button-1/press", "{}");
  }

  @Test
  void aSubscriptionOutsideOfThePolicyClosesTheConnection() throws Exception {
    var button = bench.connected(bench.register("button-1", "button"));

    assertThatThrownBy(() -> subscribed(button, "button/button-2/result"));

    assertThat(bench.cloud.iam().expectDenials("iot:Subscribe"))
        .singleElement()
        .asString()
        .contains("topicfilter/button/button-2/result");
  }

  @Test
  void whatAClientMayNotReceiveItDoesNotGet() throws Exception {
    var button = bench.connected(bench.register("button-1", "button"));
    var messages = subscribed(button, "button/button-1/#");

    bench.data.publish(r -> r.topic("button/button-1/secret").qos(1));
    bench.data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("1")));

    assertThat(text(messages)).isEqualTo("1");
    bench.cloud.iam().expectDenials("iot:Receive");
  }

  @Test
  void aPersistentSessionGetsWhatWasPublishedMeanwhile() throws Exception {
    var registered = bench.register("button-1", "button");
    var button = bench.client(registered);
    button.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);
    subscribed(button, "button/button-1/result");
    button.disconnect().get(PATIENCE, SECONDS);

    bench.data.publish(
        r -> r.topic("button/button-1/result").qos(1).payload(SdkBytes.fromUtf8String("late")));
    var again = bench.client(registered);
    BlockingQueue<Mqtt3Publish> messages = new LinkedBlockingQueue<>();
    again.publishes(MqttGlobalPublishFilter.ALL, messages::add);
    again.connectWith().cleanSession(false).send().get(PATIENCE, SECONDS);

    assertThat(text(messages)).isEqualTo("late");
  }

  @Test
  void theWillOfALostConnectionIsPublishedWhereThePolicyLetsIt() throws Exception {
    var one = bench.register("button-1", "button");
    var refused =
        bench
            .builder(one.device(), one.certificatePem())
            .willPublish()
            .topic("button/button-2/press")
            .payload(new byte[] {1})
            .applyWillPublish()
            .buildAsync();
    assertThatThrownBy(() -> refused.connect().get(PATIENCE, SECONDS));
    bench.cloud.iam().expectDenials("iot:Publish");

    bench.iot.createPolicy(r ->
        r.policyName("reader")
            .policyDocument(
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'iot:*','Resource':'*'}}"
                    .replace('\'', '"')));
    var reader = bench.register("reader", "button");
    bench.iot.attachPolicy(r -> r.policyName("reader").target(reader.certificateArn()));
    var presses = subscribed(bench.connected(reader), "button/+/press");
    var button =
        bench
            .builder(one.device(), one.certificatePem())
            .willPublish()
            .topic("button/button-1/press")
            .payload("gone".getBytes(StandardCharsets.UTF_8))
            .applyWillPublish()
            .buildAsync();
    button.connect().get(PATIENCE, SECONDS);
    // A publication that is refused cuts it.
    assertThatThrownBy(() -> publish(button, "elsewhere", ""));

    assertThat(text(presses)).isEqualTo("gone");
    bench.cloud.iam().expectDenials("topic/elsewhere");
  }
}

package groundcrew.local.iot.broker;

import groundcrew.local.iot.certificates.Certificate;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.messages.MessageLimits;
import java.util.Optional;

/// A client that shows an active certificate.
record Client(MessageBroker broker, Certificate certificate, Connect connect) {
  private static final int LONGEST_CLIENT_ID = 128;

  String id() {
    return connect.clientId();
  }

  MessageBroker.ClientKey key() {
    return new MessageBroker.ClientKey(certificate.place(), id());
  }

  /// Decides whether it may connect, with the will that it has.
  boolean mayConnect() {
    return !id().isEmpty()
        && id().length() <= LONGEST_CLIENT_ID
        && may("iot:Connect", "client/" + id())
        && connect.will().map(will -> mayPublish(will.topic(), will.retain())).orElse(true);
  }

  /// Decides whether the broker takes a publication of it.
  boolean mayPublish(Publish publish) {
    return MessageLimits.fault(publish.topic(), publish.payload().length).isEmpty()
        && mayPublish(publish.topic(), publish.retain());
  }

  boolean maySubscribe(String filter) {
    return MessageLimits.faultOfFilter(filter).isEmpty()
        && may("iot:Subscribe", "topicfilter/" + filter);
  }

  boolean mayReceive(String topic) {
    return may("iot:Receive", "topic/" + topic);
  }

  private boolean mayPublish(String topic, boolean retain) {
    return may("iot:Publish", "topic/" + topic)
        && (!retain || may("iot:RetainPublish", "topic/" + topic));
  }

  private boolean may(String action, String resource) {
    return broker.may(certificate, id(), action, resource);
  }

  /// Publishes in its name.
  void publish(Publish publish) {
    broker.publish(message(publish.topic(), publish.payload(), publish.qos(), publish.retain()));
  }

  /// Publishes its will, if it has one.
  void publishWill() {
    connect
        .will()
        .ifPresent(will ->
            broker.publish(
                // QoS 2 is not served.
                message(will.topic(), will.payload(), Math.min(1, will.qos()), will.retain())));
  }

  private Message message(String topic, byte[] payload, int qos, boolean retain) {
    return new Message(certificate.place(), topic, payload, Optional.of(id()), qos, retain);
  }
}

package groundcrew.local.iot.broker;

import groundcrew.local.iot.certificates.Certificate;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.messages.MessageLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of one client, between it and the server behind.
final class ClientConnection {
  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
  private static final int LONGEST_CLIENT_ID = 128;
  private static final int MOST_FILTERS = 8;
  private static final int QOS_2 = 2;
  private static final byte[] WRONG_PROTOCOL = {0, 1};

  private final MessageBroker broker;
  private final SSLSocket client;
  private final Socket behind = new Socket();
  private final ReentrantLock toClient = new ReentrantLock();
  private final ReentrantLock toBehind = new ReentrantLock();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Client> connected = Optional.empty();

  /// What is known of a client that may connect.
  private record Client(Certificate certificate, Connect connect) {
    MessageBroker.ClientKey key() {
      return new MessageBroker.ClientKey(certificate.place(), connect.clientId());
    }

    Message message(String topic, byte[] payload, int qos, boolean retain) {
      return new Message(
          certificate.place(), topic, payload, Optional.of(connect.clientId()), qos, retain);
    }
  }

  ClientConnection(MessageBroker broker, SSLSocket client) {
    this.broker = broker;
    this.client = client;
  }

  /// Serves the client until one side closes.
  void serve() {
    try (client;
        behind) {
      var in = new BufferedInputStream(client.getInputStream());
      var admitted = admit(in);
      if (admitted.isPresent()) {
        serve(admitted.get(), in);
      }
    } catch (IOException e) {
      // A certificate that is not registered ends here, too.
      LOG.debug("A client is not connected", e);
    } finally {
      ended.countDown();
    }
  }

  /// Sends a message of QoS 0, if the client may receive it.
  void answer(String topic, String payload) {
    try {
      var publish = new Publish(topic, payload.getBytes(StandardCharsets.UTF_8), 0, false, 0);
      if (connected.isPresent() && mayReceive(connected.get(), publish)) {
        write(publish.packet());
      }
    } catch (IOException e) {
      LOG.debug("An answer on {} is lost", topic, e);
    }
  }

  /// Ends the connection, and returns when nothing of it is left.
  void end() {
    cut();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Cuts the connection.
  void cut() {
    try {
      client.close();
    } catch (IOException e) {
      LOG.debug("The connection is closed already", e);
    }
  }

  private Optional<Client> admit(InputStream in) throws IOException {
    var certificate = broker.certificate(client);
    var connect = Connect.parse(Packet.read(in));
    if (connect.level() != 4) {
      write(new Packet(Packet.Type.CONNACK, 0, WRONG_PROTOCOL));
      return Optional.empty();
    }
    var id = connect.clientId();
    return certificate
        .filter(_ -> !id.isEmpty() && id.length() <= LONGEST_CLIENT_ID)
        .filter(found -> broker.may(found, id, "iot:Connect", "client/" + id))
        .filter(found ->
            connect
                .will()
                .map(will -> mayPublish(found, id, will.topic(), will.retain()))
                .orElse(true))
        .map(found -> new Client(found, connect));
  }

  private boolean mayPublish(Certificate certificate, String id, String topic, boolean retain) {
    return broker.may(certificate, id, "iot:Publish", "topic/" + topic)
        && (!retain || broker.may(certificate, id, "iot:RetainPublish", "topic/" + topic));
  }

  private void serve(Client admitted, InputStream in) throws IOException {
    broker.take(admitted.key(), this);
    connected = Optional.of(admitted);
    var lost = true;
    try {
      var server = broker.server(admitted.certificate().place());
      behind.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port()));
      behind.setTcpNoDelay(true);
      writeBehind(admitted.connect().behind(admitted.certificate().id(), server.password()));
      var answers = Thread.ofVirtual().name("iot-answers").start(() -> passBack(admitted));
      try {
        lost = !requests(admitted, in);
      } finally {
        // The session ends in order: the will is not Moquette's.
        writeBehind(Packet.disconnect());
        behind.shutdownOutput();
        join(answers);
      }
    } finally {
      broker.release(admitted.key(), this);
      if (lost) {
        admitted
            .connect()
            .will()
            .ifPresent(will ->
                broker.publish(
                    admitted.message(will.topic(), will.payload(), will.qos(), will.retain())));
      }
    }
  }

  /// Returns whether the client said good-bye.
  private boolean requests(Client admitted, InputStream in) {
    try {
      while (true) {
        var packet = Packet.read(in);
        if (packet.type() == Packet.Type.DISCONNECT) {
          return true;
        }
        if (!broker.work(() -> request(admitted, packet))) {
          return false;
        }
      }
    } catch (IOException e) {
      LOG.debug("The connection of {} is lost", admitted.key(), e);
      return false;
    }
  }

  /// Returns whether the connection goes on.
  private boolean request(Client admitted, Packet packet) throws IOException {
    switch (packet.type()) {
      case PUBLISH -> {
        return published(admitted, Publish.parse(packet));
      }
      case SUBSCRIBE -> {
        var filters = requestedQos(packet);
        if (filters.size() > MOST_FILTERS) {
          return false;
        }
        if (!filters.contains(QOS_2)) {
          writeBehind(packet);
        }
      }
      case UNSUBSCRIBE, PINGREQ, PUBACK -> writeBehind(packet);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean published(Client admitted, Publish publish) throws IOException {
    var topic = publish.topic();
    if (MessageLimits.fault(topic, publish.payload().length).isPresent()
        || !mayPublish(
            admitted.certificate(), admitted.connect().clientId(), topic, publish.retain())) {
      return false;
    }
    if (publish.qos() == QOS_2) {
      return true;
    }
    broker.publish(admitted.message(topic, publish.payload(), publish.qos(), publish.retain()));
    if (publish.qos() > 0) {
      write(Packet.puback(publish.packetId()));
    }
    return true;
  }

  private static List<Integer> requestedQos(Packet subscribe) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(subscribe.body()));
    in.readUnsignedShort();
    var qos = new ArrayList<Integer>();
    while (in.available() > 0) {
      Connect.text(in);
      qos.add(in.readUnsignedByte());
    }
    return qos;
  }

  private void passBack(Client admitted) {
    try (client) {
      var in = new BufferedInputStream(behind.getInputStream());
      while (true) {
        var packet = Packet.read(in);
        if (packet.type() == Packet.Type.PUBLISH && !mayReceive(admitted, Publish.parse(packet))) {
          continue;
        }
        write(packet);
      }
    } catch (IOException e) {
      LOG.debug("The session of {} has ended", admitted.key(), e);
    }
  }

  /// What the client may not receive is acknowledged in its name.
  private boolean mayReceive(Client admitted, Publish publish) throws IOException {
    var id = admitted.connect().clientId();
    if (broker.may(admitted.certificate(), id, "iot:Receive", "topic/" + publish.topic())) {
      return true;
    }
    if (publish.qos() > 0) {
      writeBehind(Packet.puback(publish.packetId()));
    }
    return false;
  }

  private void write(Packet packet) throws IOException {
    toClient.lock();
    try {
      packet.write(client.getOutputStream());
    } finally {
      toClient.unlock();
    }
  }

  private void writeBehind(Packet packet) throws IOException {
    toBehind.lock();
    try {
      packet.write(behind.getOutputStream());
    } finally {
      toBehind.unlock();
    }
  }

  private static void join(Thread answers) {
    try {
      answers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package groundcrew.local.iot.broker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection of one client, between it and the server behind.
final class ClientConnection {
  private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
  private static final int MQTT_3_1_1 = 4;
  private static final byte[] WRONG_PROTOCOL = {0, 1};
  private static final byte ACCEPTED = 0;
  private static final int LONGEST_WAIT = 10;

  private final MessageBroker broker;
  private final SSLSocket socket;
  private final Socket behind = new Socket();
  private final PacketWriter toClient;
  private final PacketWriter toBehind = new PacketWriter(behind);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Client> connected = Optional.empty();

  ClientConnection(MessageBroker broker, SSLSocket socket) {
    this.broker = broker;
    this.socket = socket;
    toClient = new PacketWriter(socket);
  }

  /// Serves the client until one side closes.
  void serve() {
    try (socket;
        behind) {
      var in = new BufferedInputStream(socket.getInputStream());
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
    if (connected.filter(client -> client.mayReceive(topic)).isEmpty()) {
      return;
    }
    try {
      var bytes = payload.getBytes(StandardCharsets.UTF_8);
      toClient.write(new Publish(topic, bytes, 0, false, 0).packet());
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
      socket.close();
    } catch (IOException e) {
      LOG.debug("The connection is closed already", e);
    }
  }

  private Optional<Client> admit(InputStream in) throws IOException {
    var certificate = broker.certificate(socket);
    var connect = Connect.parse(Packet.read(in));
    if (connect.level() != MQTT_3_1_1) {
      toClient.write(new Packet(Packet.Type.CONNACK, 0, WRONG_PROTOCOL));
      return Optional.empty();
    }
    return certificate.map(found -> new Client(broker, found, connect)).filter(Client::mayConnect);
  }

  private void serve(Client client, InputStream in) throws IOException {
    broker.take(client.key(), this);
    connected = Optional.of(client);
    socket.setSoTimeout(client.connect().longestSilenceMillis());
    var lost = true;
    try {
      var answers = connectBehind(client);
      try {
        lost = !requests(client, in);
      } finally {
        // The session ends in order: the will is not Moquette's.
        toBehind.write(Packet.disconnect());
        behind.shutdownOutput();
        join(answers);
      }
    } finally {
      broker.release(client.key(), this);
      if (lost) {
        client.publishWill();
      }
    }
  }

  private Thread connectBehind(Client client) throws IOException {
    var server = broker.server(client.certificate().place());
    behind.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port()));
    behind.setTcpNoDelay(true);
    var ready = server.expect(client.id());
    toBehind.write(client.connect().behind(client.certificate().id(), server.password()));
    return Thread.ofVirtual().name("iot-answers").start(() -> passBack(client, ready));
  }

  /// Returns whether the client said good-bye.
  private boolean requests(Client client, InputStream in) {
    var requests = new ClientRequests(client, toClient, toBehind);
    try {
      while (true) {
        var packet = Packet.read(in);
        if (packet.type() == Packet.Type.DISCONNECT) {
          return true;
        }
        if (!broker.work(() -> requests.take(packet))) {
          return false;
        }
      }
    } catch (IOException e) {
      LOG.debug("The connection of {} is lost", client.key(), e);
      return false;
    }
  }

  private void passBack(Client client, CompletableFuture<Boolean> ready) {
    try (socket) {
      var in = new BufferedInputStream(behind.getInputStream());
      while (true) {
        var packet = Packet.read(in);
        if (packet.type() == Packet.Type.CONNACK && packet.body()[1] == ACCEPTED) {
          // Completes at the latest when nobody waits any more.
          ready.completeOnTimeout(false, LONGEST_WAIT, TimeUnit.SECONDS).join();
        }
        if (packet.type() != Packet.Type.PUBLISH || mayReceive(client, packet)) {
          toClient.write(packet);
        }
      }
    } catch (IOException e) {
      LOG.debug("The session of {} has ended", client.key(), e);
    }
  }

  /// What the client may not receive is acknowledged in its name.
  private boolean mayReceive(Client client, Packet packet) throws IOException {
    var publish = Publish.parse(packet);
    var may = client.mayReceive(publish.topic());
    if (!may && publish.qos() > 0) {
      toBehind.write(Packet.puback(publish.packetId()));
    }
    return may;
  }

  private static void join(Thread answers) {
    try {
      answers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

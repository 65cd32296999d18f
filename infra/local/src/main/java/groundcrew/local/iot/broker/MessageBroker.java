package groundcrew.local.iot.broker;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iot.certificates.Certificate;
import groundcrew.local.iot.certificates.Certificates;
import groundcrew.local.iot.certificates.DeviceTls;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.messages.Messages;
import groundcrew.local.iot.registry.Devices;
import groundcrew.local.problems.ProblemLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The broker of every account and region, at one address: the certificate of a device says whose
/// it is. It starts when somebody asks for its address.
public final class MessageBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageBroker.class);

  private final Certificates certificates;
  private final Devices devices;
  private final Messages messages;
  private final Map<AccountRegion, MoquetteServer> servers = new ConcurrentHashMap<>();
  private final Map<ClientKey, ClientConnection> clients = new ConcurrentHashMap<>();
  private final AtomicInteger working = new AtomicInteger();
  private final ProblemLog problems = new ProblemLog();
  private Optional<SSLServerSocket> front = Optional.empty();
  private volatile boolean closed;

  /// A client id, which one connection has at a time.
  record ClientKey(AccountRegion place, String clientId) {}

  /// Creates a broker that is not started.
  public MessageBroker(Certificates certificates, Devices devices, Messages messages) {
    this.certificates = certificates;
    this.devices = devices;
    this.messages = messages;
    messages.listen(this::deliver);
  }

  /// Returns the address, such as `localhost:40123`.
  public synchronized String address() {
    if (front.isEmpty()) {
      front = Optional.of(open());
    }
    return "localhost:" + front.get().getLocalPort();
  }

  private SSLServerSocket open() {
    try {
      var context = DeviceTls.context(certificates);
      var socket =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
      socket.setSSLParameters(DeviceTls.parameters(context));
      Thread.ofVirtual().name("iot-broker").start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("The MQTT broker cannot be opened", e);
    }
  }

  private void accept(SSLServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        var accepted = (SSLSocket) socket.accept();
        accepted.setTcpNoDelay(true);
        var connection = new ClientConnection(this, accepted);
        Thread.ofVirtual().name("iot-client").start(connection::serve);
      } catch (IOException e) {
        LOG.debug("No connection was accepted", e);
      }
    }
  }

  /// Returns the active certificate that a client shows.
  Optional<Certificate> certificate(SSLSocket socket) throws IOException {
    return certificates.active((X509Certificate) socket.getSession().getPeerCertificates()[0]);
  }

  MoquetteServer server(AccountRegion place) {
    return servers.computeIfAbsent(place, _ -> new MoquetteServer());
  }

  /// Gives a client id to a connection, and ends the one that has it.
  void take(ClientKey key, ClientConnection connection) {
    Optional.ofNullable(clients.put(key, connection)).ifPresent(ClientConnection::end);
  }

  void release(ClientKey key, ClientConnection connection) {
    clients.remove(key, connection);
  }

  /// Decides what a client does.
  ///
  /// @return whether it may
  boolean may(Certificate certificate, String clientId, String action, String resource) {
    try {
      devices.allow(certificate, clientId, action, resource);
      return certificates.active(certificate.x509()).isPresent();
    } catch (AwsError e) {
      return false;
    } catch (RuntimeException e) {
      problems.add("the policies of " + certificate.arn() + " cannot be read: " + e.getMessage());
      return false;
    }
  }

  void publish(Message message) {
    if (closed) {
      // The will of a client that only loses its cloud.
      return;
    }
    try {
      messages.publish(message);
    } catch (RuntimeException e) {
      problems.add("a message of " + message.topic() + ": " + e);
    }
  }

  /// Sends a message to one client, if it is connected and may receive it, whatever it has
  /// subscribed to.
  public void answer(AccountRegion place, String clientId, String topic, String payload) {
    Optional.ofNullable(clients.get(new ClientKey(place, clientId)))
        .ifPresent(client -> client.answer(topic, payload));
  }

  private void deliver(Message message) {
    // Where nobody has ever connected, nobody has subscribed.
    Optional.ofNullable(servers.get(message.place())).ifPresent(s -> s.publish(message));
  }

  /// Counts a packet as work until the task has ended.
  boolean work(Work task) throws IOException {
    working.incrementAndGet();
    try {
      return task.run();
    } finally {
      working.decrementAndGet();
    }
  }

  /// What a packet starts; it tells whether its connection goes on.
  @FunctionalInterface
  interface Work {
    boolean run() throws IOException;
  }

  /// Tells whether a packet is being worked on.
  public boolean working() {
    return working.get() > 0;
  }

  /// Returns and forgets what the broker failed on.
  public List<String> takeProblems() {
    return problems.take();
  }

  @Override
  public synchronized void close() {
    closed = true;
    front.ifPresent(socket -> {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("The front is closed already", e);
      }
    });
    clients.values().forEach(ClientConnection::cut);
    servers.values().forEach(MoquetteServer::close);
  }
}

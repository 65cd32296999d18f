package groundcrew.local.iot.broker;

import groundcrew.local.iot.messages.Message;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.Topic;
import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.messages.InterceptConnectMessage;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moquette for one account and region, on the loopback interface. Only who knows its password can
/// connect.
final class MoquetteServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MoquetteServer.class);

  /// What reaches Moquette is decided; what devices publish does not come this way.
  private static final IAuthorizatorPolicy FRONT_DECIDES =
      new IAuthorizatorPolicy() {
        @Override
        public boolean canWrite(Topic topic, String user, String client) {
          return false;
        }

        @Override
        public boolean canRead(Topic filter, String user, String client) {
          return true;
        }
      };

  private final Map<String, CompletableFuture<Boolean>> connecting = new ConcurrentHashMap<>();
  private final String password = UUID.randomUUID().toString();
  private final Server server = new Server();
  private final int port;

  MoquetteServer() {
    port = freePort();
    var properties = new Properties();
    properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
    properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(256 * 1024));
    try {
      server.startServer(
          new MemoryConfig(properties),
          List.of(new Connected()),
          null,
          authenticator(),
          FRONT_DECIDES);
    } catch (IOException e) {
      throw new UncheckedIOException("The MQTT broker cannot be started", e);
    }
  }

  /// Moquette, which can choose a port, may not know it yet when it has started.
  private static int freePort() {
    try (var socket = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("The loopback interface has no free port", e);
    }
  }

  /// Moquette closes a connection whose client is quick: it takes a subscription as one of a closed
  /// connection until it has noted that its CONNACK is sent. It says so here.
  private final class Connected extends AbstractInterceptHandler {
    @Override
    public String getID() {
      return "connected";
    }

    @Override
    public void onConnect(InterceptConnectMessage message) {
      Optional.ofNullable(connecting.remove(message.getClientID()))
          .ifPresent(ready -> ready.complete(true));
    }

    @Override
    public void onSessionLoopError(Throwable error) {
      LOG.error("Moquette failed", error);
    }
  }

  /// Returns what is complete once a client can use its connection; to be called before it
  /// connects.
  CompletableFuture<Boolean> expect(String clientId) {
    var ready = new CompletableFuture<Boolean>();
    connecting.put(clientId, ready);
    return ready;
  }

  private IAuthenticator authenticator() {
    return (_, _, shown) ->
        shown != null && MessageDigest.isEqual(shown, password.getBytes(StandardCharsets.UTF_8));
  }

  int port() {
    return port;
  }

  String password() {
    return password;
  }

  /// Delivers a message to its subscribers.
  void publish(Message message) {
    server.internalPublish(
        MqttMessageBuilders.publish()
            .topicName(message.topic())
            .qos(MqttQoS.valueOf(message.qos()))
            .retained(message.retain())
            .payload(Unpooled.wrappedBuffer(message.payload()))
            .build(),
        message.clientId().orElse("aws"));
  }

  /// Closes it without waiting: its threads take some seconds to end.
  @Override
  public void close() {
    Thread.ofPlatform().daemon().name("moquette-stop").start(server::stopServer);
  }
}

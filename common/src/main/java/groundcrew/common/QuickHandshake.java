package groundcrew.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Makes the first TLS connection to a host the cheapest one: it offers X25519 as the only key
/// agreement.
///
/// The JDK else makes a key on P-256 as well, which costs a cold process as much as a tenth of its
/// start (measured in infra/bench/README.md). A host without X25519 refuses that first connection;
/// the SDK tries the call again, and every further connection offers all that the JDK does.
final class QuickHandshake extends SSLSocketFactory {
  private static final String[] QUICK = {"x25519"};

  private final Lazy<SSLSocketFactory> usual;
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  /// @param usual makes the sockets; asked at the first of them
  QuickHandshake(Supplier<SSLSocketFactory> usual) {
    this.usual = new Lazy<>(usual);
  }

  /// Takes every host for a new one, as after a snapshot, which no connection outlives.
  void forgetHosts() {
    met.clear();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return quick(usual.get().createSocket(socket, host, port, autoClose), host, port);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return quick(usual.get().createSocket(host, port), host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return quick(usual.get().createSocket(host, port, from, fromPort), host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return quick(usual.get().createSocket(host, port), host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return quick(usual.get().createSocket(host, port, from, fromPort), host.getHostName(), port);
  }

  private Socket quick(Socket socket, String host, int port) {
    if (socket instanceof SSLSocket secured && met.add(host + ":" + port)) {
      var parameters = secured.getSSLParameters();
      parameters.setNamedGroups(QUICK);
      secured.setSSLParameters(parameters);
    }
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return usual.get().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return usual.get().getSupportedCipherSuites();
  }
}

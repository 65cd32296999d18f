package groundcrew.local.web;

import groundcrew.local.process.ChildProcesses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A process of the system's nginx.
public final class Nginx implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(10);

  /// Where Debian puts it, which is on the PATH of root alone.
  private static final List<String> FURTHER = List.of("/usr/sbin", "/usr/local/sbin");

  private final NginxFolder folder;
  private final Process process;
  private final int port;

  private Nginx(NginxFolder folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /// Starts a server and waits until it answers.
  ///
  /// @param path of its folder, which is created
  /// @throws IllegalStateException where nginx is not installed or does not start, with its log
  public static Nginx start(Path path, Site site) {
    var program =
        program()
            .orElseThrow(() ->
                new IllegalStateException(
                    "nginx is missing: install it with apt-get install nginx"));
    var folder = new NginxFolder(path.toAbsolutePath());
    try {
      for (var attempt = 1; ; attempt++) {
        var server = attempt(program, folder, site);
        if (server.answers(site.version())) {
          return server;
        }
        server.close();
        var log = Files.readString(folder.errors());
        // Another process has taken the port meanwhile.
        if (attempt == ATTEMPTS || !log.contains("Address already in use")) {
          throw new IllegalStateException("nginx does not start:\n" + log);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nginx cannot be started", e);
    }
  }

  /// Returns the program; empty where it is not installed.
  public static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)),
            FURTHER.stream())
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Nginx attempt(Path program, NginxFolder folder, Site site) throws IOException {
    var port = freePort();
    folder.write(site, port);
    Files.deleteIfExists(folder.errors());
    var log = folder.path().resolve("output.log").toFile();
    var builder =
        new ProcessBuilder(folder.command(program)).redirectErrorStream(true).redirectOutput(log);
    // It would take the sockets that this variable names for its own.
    builder.environment().remove("NGINX");
    return new Nginx(folder, ChildProcesses.start(builder), port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  /// Waits until the server serves its version: at its port there may be somebody else.
  private boolean answers(String version) {
    var end = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        return version().equals(version) && process.isAlive();
      } catch (IOException e) {
        pause();
      }
    }
    return false;
  }

  private String version() throws IOException {
    var connection = url().resolve(Site.VERSION_PATH).toURL().openConnection();
    connection.setConnectTimeout((int) START.toMillis());
    connection.setReadTimeout((int) START.toMillis());
    try (var body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while nginx was starting", e);
    }
  }

  /// Returns its port on 127.0.0.1.
  public int port() {
    return port;
  }

  /// Returns its address.
  public URI url() {
    return URI.create("http://127.0.0.1:%d/".formatted(port));
  }

  /// Returns the requests that it has answered, the first one first.
  public List<ServedRequest> requests() {
    try (var lines = Files.lines(folder.requests())) {
      return lines.map(ServedRequest::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the requests of nginx", e);
    }
  }

  /// Ends the process.
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

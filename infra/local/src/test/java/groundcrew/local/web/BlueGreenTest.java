package groundcrew.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class BlueGreenTest {
  private static final Site BLUE = Site.of("1");

  private BlueGreen web;

  @BeforeEach
  void start(@TempDir Path work) {
    web = new BlueGreen(work, BLUE);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void bothListenersReachTheOriginalAtFirst() throws IOException {
    assertVersions("1", "1");
  }

  @Test
  void replacementGetsTestTrafficFirstAndThenAllOfIt() throws IOException {
    web.next(BLUE.version("2"));
    web.install();
    assertVersions("1", "1");

    web.allowTest();
    assertVersions("1", "2");

    web.allow();
    assertVersions("2", "2");

    web.complete();
    assertVersions("2", "2");
    assertThat(web.replacement()).isEmpty();
  }

  @Test
  void aRollbackSendsBothListenersToTheOriginal() throws IOException {
    web.next(BLUE.version("2"));
    web.install();
    web.allowTest();
    web.allow();

    web.rollBack();

    assertVersions("1", "1");
    assertThat(web.replacement()).isEmpty();
  }

  @Test
  void aConnectionFromBeforeAShiftDoesNotReachTheFormerTarget() throws IOException {
    web.next(BLUE.version("2"));
    web.install();
    try (var kept = connect(web.test())) {
      ask(kept, "/version.txt");
      assertThat(answer(kept)).endsWith("1");

      web.allowTest();

      assertThat(kept.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(version(web.test())).isEqualTo("2");
  }

  @Test
  void aResetOfTheTargetReachesTheClient() throws IOException {
    web.next(BLUE.defining("reset_timedout_connection on;").serving("location / { return 444; }"));
    web.install();
    web.allowTest();
    try (var client = connect(web.test())) {
      ask(client, "/");

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void delayedListenerPassesOnEachRequestAfterItsTime() throws IOException {
    var delay = Duration.ofMillis(80);
    try (var listener = new Listener(web.original().port())) {
      listener.delay(delay);
      try (var client = connect(listener.url())) {
        for (var request = 0; request < 2; request++) {
          var begun = System.nanoTime();
          ask(client, "/version.txt");
          answer(client);

          assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(delay);
        }
      }
    }
  }

  private void assertVersions(String production, String test) throws IOException {
    assertThat(version(web.production())).isEqualTo(production);
    assertThat(version(web.test())).isEqualTo(test);
  }

  private static String version(URI listener) throws IOException {
    return Get.body(listener.resolve("/version.txt"));
  }

  private static Socket connect(URI listener) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), listener.getPort());
  }

  private static void ask(Socket server, String path) throws IOException {
    server
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: shop\r\n\r\n"
                .formatted(path)
                .getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads one answer, whose body has one character.
  private static String answer(Socket server) throws IOException {
    InputStream in = server.getInputStream();
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.read());
    }
    return text.append((char) in.read()).toString();
  }
}

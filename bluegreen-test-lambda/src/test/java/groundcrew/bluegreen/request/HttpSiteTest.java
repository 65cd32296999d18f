package groundcrew.bluegreen.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.request.TestServer.Conduct;
import groundcrew.bluegreen.request.TestServer.Wire;
import groundcrew.common.ParallelTasks;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSiteTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void aPageIsAnAnswerWithItsStatusAndItsLength() {
    try (var server = new TestServer((_, wire) -> wire.page(200, "hello"))) {
      var answer = get(server, "/a?b=1");

      assertThat(answer.status()).isEqualTo(OptionalInt.of(200));
      assertThat(answer.bytes()).isEqualTo(5);
      assertThat(answer.failure()).isEmpty();
      assertThat(answer.repeated()).isFalse();
      assertThat(server.requestLines()).containsExactly("GET /a?b=1 HTTP/1.1");
    }
  }

  @Test
  void requestsNameTheGateAndTheEndpoint() {
    try (var server = new TestServer((_, wire) -> wire.page(200, ""))) {
      get(server, "/");

      assertThat(server.requests().getFirst())
          .contains(
              "User-Agent: groundcrew-gate",
              "Host: 127.0.0.1:" + server.endpoint().port(),
              "Accept: */*")
          .noneMatch(header -> header.startsWith("Upgrade") || header.startsWith("Cookie"));
    }
  }

  @Test
  void theHostHeaderIsTheNameOfTheSite() {
    try (var server = new TestServer((_, wire) -> wire.page(200, ""))) {
      site(server, Optional.of("www.example.com"), PATIENT).get("/", Optional.empty());

      assertThat(server.requests().getFirst()).contains("Host: www.example.com");
    }
  }

  @Test
  void afterItHasDisconnectedItUsesOtherConnections() {
    try (var server = new TestServer((_, wire) -> wire.page(200, ""))) {
      var site = site(server, Optional.empty(), PATIENT);
      site.get("/", Optional.empty());
      site.get("/", Optional.empty());
      assertThat(server.connections()).isEqualTo(1);

      site.disconnect();
      var answer = site.get("/", Optional.empty());

      assertThat(server.connections()).isEqualTo(2);
      assertThat(answer.repeated()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//double//slash", "/a%20b", "/~x;y=1,2", "/?q=%E6%97%A5", "/a/../b"})
  void aPathIsSentAsItIs(String path) {
    try (var server = new TestServer((_, wire) -> wire.page(200, ""))) {
      get(server, path);

      assertThat(server.requestLines()).containsExactly("GET " + path + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsAnAnswerWhereverItLeadsTo(int status) {
    try (var blue = new TestServer((_, wire) -> wire.page(200, "blue's page"));
        var green =
            new TestServer(
                (_, wire) -> wire.page(status, "", "Location: " + blue.endpoint() + "/a"))) {
      var answer = get(green, "/a");

      assertThat(answer.status()).isEqualTo(OptionalInt.of(status));
      assertThat(answer.location()).contains(blue.endpoint() + "/a");
      assertThat(blue.requestLines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304, 401, 404, 500, 503})
  void everyStatusIsAnAnswer(int status) {
    Conduct conduct =
        (_, wire) ->
            wire.send(
                "HTTP/1.1 %d X\r\n%s\r\n"
                    .formatted(
                        status, status == 204 || status == 304 ? "" : "Content-Length: 0\r\n"));
    try (var server = new TestServer(conduct)) {
      assertThat(get(server, "/").status()).isEqualTo(OptionalInt.of(status));
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void textIsFoundInABodyThatComesInPieces() {
    Conduct conduct =
        (_, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          for (var piece : List.of("aab", "aabaa", "c ende")) {
            wire.send("%x\r\n%s\r\n".formatted(piece.length(), piece));
          }
          wire.send("0\r\n\r\n");
        };
    try (var server = new TestServer(conduct)) {
      assertThat(find(server, "aabaabaac").found()).isTrue();
      assertThat(find(server, "aabaac").found()).isTrue();
      assertThat(find(server, "aabac").found()).isFalse();
      assertThat(find(server, "ende!").found()).isFalse();
    }
  }

  @Test
  void textIsLookedForInTheCharacterSetOfThePage() {
    Conduct latin =
        (_, wire) -> wire.page(200, "größe", "Content-Type: text/html; charset=ISO-8859-1");
    Conduct utf8 = (_, wire) -> wire.page(200, new String("größe".getBytes(UTF_8), ISO_8859_1));
    for (var conduct : List.of(latin, utf8)) {
      try (var server = new TestServer(conduct)) {
        assertThat(find(server, "größe").found()).isTrue();
      }
    }
  }

  @Test
  void aBodyOfUnknownLengthEndsWithItsConnection() {
    Conduct conduct =
        (_, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\n\r\nall of it");
          wire.socket().close();
        };
    try (var server = new TestServer(conduct)) {
      assertThat(get(server, "/").bytes()).isEqualTo(9);
    }
  }

  @Test
  void aServerThatDoesNotAnswerEndsWithTheTimeout() {
    Conduct conduct = (_, _) -> new CountDownLatch(1).await();
    try (var server = new TestServer(conduct)) {
      var answer = site(server, Optional.empty(), SHORT).get("/", Optional.empty());

      assertThat(answer.failure()).contains("no complete answer within PT1S");
      assertThat(answer.repeated()).isFalse();
      assertThat(server.requestLines()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aBodyThatTricklesEndsWithTheTimeoutToo() {
    try (var server =
        new TestServer(
            (_, wire) -> trickle(wire, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"))) {
      assertThat(site(server, Optional.empty(), SHORT).get("/", Optional.empty()).failure())
          .contains("no complete answer within PT1S");
    }
  }

  @Test
  void aHeaderThatTricklesEndsWithTheTimeoutToo() {
    try (var server = new TestServer((_, wire) -> trickle(wire, "HTTP/1.1 200 OK\r\nX-Slow: "))) {
      assertThat(site(server, Optional.empty(), SHORT).get("/", Optional.empty()).failure())
          .contains("no complete answer within PT1S");
    }
  }

  private static void trickle(Wire wire, String begin) throws IOException, InterruptedException {
    wire.send(begin);
    while (!wire.socket().isClosed()) {
      wire.send("x");
      Thread.sleep(20);
    }
  }

  @Test
  void aResetIsRepeatedOnce() {
    var attempts = new AtomicInteger();
    Conduct conduct =
        (_, wire) -> {
          if (attempts.incrementAndGet() == 1) {
            wire.reset();
          } else {
            wire.page(200, "");
          }
        };
    try (var server = new TestServer(conduct)) {
      var answer = get(server, "/");

      assertThat(answer.status()).isEqualTo(OptionalInt.of(200));
      assertThat(answer.repeated()).isTrue();
    }
  }

  @Test
  void aSecondResetIsTheAnswer() {
    try (var server = new TestServer((_, wire) -> wire.reset())) {
      var answer = get(server, "/");

      assertThat(answer.failure()).isPresent();
      assertThat(answer.repeated()).isTrue();
      assertThat(server.requestLines()).hasSize(2);
    }
  }

  @Test
  void aKeptConnectionThatTheServerClosedIsReplaced() {
    Conduct conduct =
        (_, wire) -> {
          wire.page(200, "");
          wire.socket().close();
        };
    try (var server = new TestServer(conduct)) {
      var site = site(server, Optional.empty(), PATIENT);
      for (var i = 0; i < 5; i++) {
        assertThat(site.get("/", Optional.empty()).status()).isEqualTo(OptionalInt.of(200));
      }
    }
  }

  /// As those of a content security policy, or of many cookies.
  @Test
  void longAndManyHeadersAreAnAnswer() {
    var many = IntStream.range(0, 200).mapToObj(i -> "X-%d: y".formatted(i));
    var headers =
        Stream.concat(Stream.of("X-Long: " + "y".repeat(16_000)), many).toArray(String[]::new);
    Conduct conduct = (_, wire) -> wire.page(200, "page", headers);
    try (var server = new TestServer(conduct)) {
      assertThat(get(server, "/").status()).hasValue(200);
    }
  }

  @Test
  void aHeaderWithoutEndIsNoAnswer() {
    Conduct conduct = (_, wire) -> wire.page(200, "page", "X-Long: " + "y".repeat(100_000));
    try (var server = new TestServer(conduct)) {
      var answer = get(server, "/");

      assertThat(answer.status()).isEmpty();
      assertThat(answer.failure()).isPresent();
    }
  }

  @Test
  void halfABodyIsNoAnswer() {
    Conduct conduct =
        (_, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
          wire.socket().close();
        };
    try (var server = new TestServer(conduct)) {
      var answer = get(server, "/");

      assertThat(answer.status()).isEmpty();
      assertThat(answer.failure()).isPresent();
    }
  }

  @Test
  void whatIsNotHttpIsAFailureThatIsNotRepeated() {
    Conduct conduct =
        (_, wire) -> {
          wire.send("SSH-2.0-OpenSSH_9.2\r\n".repeat(100));
          wire.socket().close();
        };
    try (var server = new TestServer(conduct)) {
      var answer = get(server, "/");

      assertThat(answer.failure()).isPresent();
      assertThat(answer.repeated()).isFalse();
    }
  }

  @Test
  void aPortOnWhichNobodyListensIsAFailure() throws IOException {
    int port;
    try (var unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }
    var answer = site("127.0.0.1:" + port, Optional.empty(), PATIENT).get("/", Optional.empty());

    assertThat(answer.failure().orElseThrow()).contains("refused");
    assertThat(answer.repeated()).isTrue();
  }

  /// A label is longer than names may have: nobody is asked for it.
  @Test
  void aHostThatDoesNotExistIsAFailure() {
    var host = "x".repeat(64) + ".example.com";
    var answer = site(host, Optional.empty(), PATIENT).get("/", Optional.empty());

    assertThat(answer.failure().orElseThrow()).contains("unknown host " + host);
  }

  @Test
  void cookiesOfAnAnswerAreNotSentAgain() {
    try (var server = new TestServer((_, wire) -> wire.page(200, "", "Set-Cookie: a=b"))) {
      var site = site(server, Optional.empty(), PATIENT);
      site.get("/", Optional.empty());
      site.get("/", Optional.empty());

      assertThat(server.requests().getLast()).noneMatch(header -> header.startsWith("Cookie"));
    }
  }

  @Test
  void manyRequestsShareFewConnections() {
    try (var server = new TestServer((_, wire) -> wire.page(200, "x".repeat(8_000)))) {
      var site = site(server, Optional.empty(), PATIENT);
      var answers =
          ParallelTasks.map(
              IntStream.range(0, 500).boxed().toList(),
              8,
              i -> site.get("/" + i, Optional.empty()));

      assertThat(answers).hasSize(500).allMatch(answer -> answer.bytes() == 8_000);
      assertThat(server.connections()).isLessThanOrEqualTo(8);
    }
  }

  private static Answer get(TestServer server, String path) {
    return site(server, Optional.empty(), PATIENT).get(path, Optional.empty());
  }

  private static Answer find(TestServer server, String text) {
    return site(server, Optional.empty(), PATIENT).get("/", Optional.of(text));
  }

  private static Site site(TestServer server, Optional<String> hostName, Duration timeout) {
    return site(server.endpoint().toString(), hostName, timeout);
  }

  private static Site site(String endpoint, Optional<String> hostName, Duration timeout) {
    try {
      return new HttpSite(
          Endpoint.parse(endpoint),
          hostName.map(HostName::parse),
          8,
          timeout,
          SSLContext.getDefault());
    } catch (NoSuchAlgorithmException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}

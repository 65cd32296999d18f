package groundcrew.bluegreen.learn;

import static groundcrew.bluegreen.learn.LogLines.get;
import static groundcrew.bluegreen.learn.LogLines.line;
import static groundcrew.bluegreen.learn.LogLines.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
  @Test
  void aLineOfADocumentedLogIsRead() {
    assertThat(read(get("/index.html?a=b")))
        .contains(
            new LogLine(
                "GET", "http://www.example.com:80/index.html?a=b", 200, "Mozilla/5.0 (X11)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET http://h:80/a b c HTTP/1.1 | http://h:80/a b c",
        "GET http://h:80/say%20\\x22hello\\x22 HTTP/1.1 | http://h:80/say%20\"hello\"",
        "GET http://h:80/caf\\xC3\\xA9 HTTP/1.1 | http://h:80/café",
        "GET https://[2001:db8::1]:443/a HTTP/2.0 | https://[2001:db8::1]:443/a",
        "GET http://h:80/a\\y HTTP/1.1 | http://h:80/a\\y",
        "GET http://h:80/a - | http://h:80/a"
      })
  void aRequestKeepsItsBlanksQuotesAndBrackets(String request, String url) {
    assertThat(read(line(request, "200", "curl/8")).orElseThrow().url()).isEqualTo(url);
  }

  @Test
  void aConnectionWithoutARequestIsALine() {
    var line = read(line("- http://h:80- -", "-", "-")).orElseThrow();

    assertThat(line.method()).isEqualTo("-");
    assertThat(line.status()).isZero();
  }

  /// They are quoted, and so may others be.
  @Test
  void addressesOfTargetsMayBeQuoted() {
    assertThat(read(get("/a").replace(" 10.0.0.1:80 ", " \"10.0.0.1:80 10.0.0.2:80\" ")))
        .isPresent();
  }

  @Test
  void fieldsThatAreAddedAtTheEndAreIgnored() {
    assertThat(read(get("/a") + " \"new\" 17 -")).isEqualTo(read(get("/a")));
  }

  @Test
  void aQuoteInsideAUserAgentDoesNotEndIt() {
    assertThat(read(line("GET http://h:80/a HTTP/1.1", "200", "a\"b")).orElseThrow().userAgent())
        .isEqualTo("a\"b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#Version: 1.0",
        "http 2026-01-31T02:00:00Z app/web/1 192.0.2.44:2817",
        // A Classic Load Balancer.
        "2026-01-31T02:00:00Z web 192.0.2.44:2817 10.0.0.1:80 0.1 0.1 0.1 200 200 0 29 \"GET http://h:80/ HTTP/1.1\" \"curl/8\" - -",
        "http t app c t 0 0 0 OK 200 34 366 \"GET http://h:80/ HTTP/1.1\" \"curl/8\" -",
        "http t app c t 0 0 0 200 200 34 366 \"GET http://h:80/ HTTP/1.1",
        "http t app c t 0 0 0 200 200 34 366 GET http://h:80/ HTTP/1.1"
      })
  void whatNoApplicationLoadBalancerWritesIsNoLine(String text) {
    assertThat(read(text)).isEmpty();
  }
}

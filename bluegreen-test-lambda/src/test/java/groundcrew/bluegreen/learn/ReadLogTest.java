package groundcrew.bluegreen.learn;

import static groundcrew.bluegreen.learn.LogLines.get;
import static groundcrew.bluegreen.learn.LogLines.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bluegreen.request.HttpSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLogTest {
  private static final String GET = "GET http://h:80/a HTTP/1.1";

  private final ReadLog readLog = new ReadLog(Exclusions.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "GET, 200, 1",
    "GET, 206, 1",
    "GET, 304, 1",
    "GET, 301, 0",
    "GET, 404, 0",
    "GET, 500, 0",
    "GET, 204, 0",
    "GET, -, 0",
    "HEAD, 200, 0",
    "POST, 200, 0",
    "get, 200, 0"
  })
  void pagesThatAVisitorGotCount(String method, String status, int pages) throws IOException {
    var log = LogLines.log(line(method + " http://h:80/a HTTP/1.1", status, "curl/8"));

    assertThat(readLog.read(log).pages().list()).hasSize(pages);
  }

  /// They would keep pages in the list that nobody else asks for.
  @Test
  void requestsOfTheGateItselfDoNotCount() throws IOException {
    var log = LogLines.log(line(GET, "200", HttpSite.USER_AGENT), get("/b"));

    assertThat(readLog.read(log).pages().list()).extracting(Page::pattern).containsExactly("/b");
  }

  @Test
  void whatActsDoesNotCount() throws IOException {
    var log = LogLines.log(get("/account?do=delete"), get("/logout"), get("/account"));

    assertThat(readLog.read(log).pages().list())
        .containsExactly(new Page("/account", 1, List.of("/account")));
  }

  @Test
  void aLineThatIsNoneIsCountedAndStopsNothing() throws IOException {
    var read = readLog.read(LogLines.log(get("/a"), "garbage", "", get("/b") + "\r"));

    assertThat(read.lines()).isEqualTo(3);
    assertThat(read.unreadable()).isEqualTo(1);
    assertThat(read.pages().list()).hasSize(2);
  }

  @Test
  void aLineWithoutEndUsesNoMemoryWithoutEnd() throws IOException {
    var read = readLog.read(LogLines.log(get("/a"), "x".repeat(3_000_000), get("/b")));

    assertThat(read.lines()).isEqualTo(3);
    assertThat(read.unreadable()).isEqualTo(1);
    assertThat(read.pages().list()).hasSize(2);
  }

  @Test
  void aLogMayEndWithoutANewline() throws IOException {
    var log = new ByteArrayInputStream(LogLines.gzip(get("/a").getBytes(UTF_8)));

    assertThat(readLog.read(log).pages().list()).hasSize(1);
  }

  /// Counting half a log would count that half again with the next run.
  @Test
  void aLogThatBreaksOffIsNotReadInPart() {
    var bytes = LogLines.gzip(List.of(get("/a"), get("/b")));
    var half = new ByteArrayInputStream(bytes, 0, bytes.length / 2);

    assertThatThrownBy(() -> readLog.read(half)).isInstanceOf(IOException.class);
  }
}

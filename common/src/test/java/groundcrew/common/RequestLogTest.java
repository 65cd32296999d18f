package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

class RequestLogTest {
  @AfterEach
  void quiet() {
    RequestLog.level(Level.INFO);
  }

  @Test
  void putsTheRequestIdIntoTheContextOfTheInvocationAlone() {
    var during = RequestLog.run(new FakeContext("r-1", 1), () -> MDC.get("requestId"));

    assertThat(during).isEqualTo("r-1");
    assertThat(MDC.get("requestId")).isNull();
  }

  @Test
  void leavesNoFieldBehind() {
    var after =
        RequestLog.run(
            new FakeContext("r-1", 1),
            () -> {
              RequestLog.fields(
                  LoggerFactory.getLogger("groundcrew.test"), "tagged", Map.of("account", 1));
              return new HashMap<>(MDC.getCopyOfContextMap());
            });

    assertThat(after).isEqualTo(Map.of("requestId", "r-1"));
  }

  @Test
  void writesEachLineOnce() {
    var before = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, UTF_8));
    try {
      RequestLog.run(
          new FakeContext("r-1", 1),
          () -> {
            RequestLog.fields(
                LoggerFactory.getLogger(RequestLogTest.class), "said once", Map.of("account", 1));
            return "";
          });
    } finally {
      System.setOut(before);
    }

    assertThat(written.toString(UTF_8)).containsOnlyOnce("said once");
  }

  @Test
  void honoursTheLevel() {
    var logger = LoggerFactory.getLogger("groundcrew.test.level");
    assertThat(logger.isDebugEnabled()).isFalse();
    RequestLog.level(Level.DEBUG);
    assertThat(logger.isDebugEnabled()).isTrue();
    RequestLog.level(Level.ERROR);
    assertThat(logger.isWarnEnabled()).isFalse();
  }
}

package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

  /// In a process of its own: the logger keeps the standard output that it found when it began.
  @Test
  void writesEachLineOnce() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var program =
        new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), Program.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(program.getInputStream().readAllBytes(), UTF_8))
        .containsOnlyOnce("said once");
  }

  /// Writes one line.
  static final class Program {
    public static void main(String[] arguments) {
      RequestLog.run(
          new FakeContext("r-1", 1),
          () -> {
            RequestLog.fields(
                LoggerFactory.getLogger(RequestLogTest.class), "said once", Map.of("account", 1));
            return "";
          });
    }
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

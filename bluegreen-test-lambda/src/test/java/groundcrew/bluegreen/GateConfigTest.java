package groundcrew.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Environment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateConfigTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "AWS_LAMBDA_FUNCTION_NAME", "gate",
          "BUCKET", "urls",
          "FILEPATH", "lists/urls.csv",
          "ENDPOINT", "green.example.com:8080",
          "ACCEPTANCE_THRESHOLD", "90");

  @Test
  void hasDefaults() {
    var config = config(Map.of());

    assertThat(config.concurrency()).isEqualTo(32);
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.rules().latencyTolerance()).isEqualTo("0.2");
    assertThat(config.policy().enforced()).isTrue();
    assertThat(config.policy().inconclusivePasses()).isFalse();
    assertThat(config.reportPrefix()).isEqualTo("reports/");
    assertThat(config.blue()).isEmpty();
    assertThat(config.hostName()).isEmpty();
  }

  @Test
  void everyVariableHasItsEffect() {
    var config =
        config(
            Map.of(
                "BASELINE_ENDPOINT", "https://blue.example.com",
                "HOST_NAME", "www.example.com",
                "CONCURRENCY", "8",
                "REQUEST_TIMEOUT", "PT0.5S",
                "LATENCY_TOLERANCE", "0.5",
                "MODE", "report",
                "INCONCLUSIVE", "pass",
                "REPORT_PREFIX", "gate/reports/"));

    assertThat(config.green()).hasToString("http://green.example.com:8080");
    assertThat(config.blue().orElseThrow()).hasToString("https://blue.example.com");
    assertThat(config.hostName().orElseThrow().header()).isEqualTo("www.example.com");
    assertThat(config.concurrency()).isEqualTo(8);
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.rules().latencyTolerance()).isEqualTo("0.5");
    assertThat(config.policy().enforced()).isFalse();
    assertThat(config.policy().inconclusivePasses()).isTrue();
    assertThat(config.reportPrefix()).isEqualTo("gate/reports/");
  }

  /// One function of earlier times prepended the scheme, another one expected it in the variable.
  @ParameterizedTest
  @CsvSource({
    "web.example.com:8080, http://web.example.com:8080",
    "web.example.com, http://web.example.com",
    "http://web.example.com:8080, http://web.example.com:8080",
    "http://web.example.com:80/, http://web.example.com",
    "HTTPS://Web.Example.com, https://web.example.com",
    "https://web.example.com:8443, https://web.example.com:8443",
    "10.0.0.7:8080, http://10.0.0.7:8080",
  })
  void anEndpointHasASchemeOrNot(String text, String url) {
    assertThat(config(Map.of("ENDPOINT", text)).green()).hasToString(url);
  }

  @Test
  void aThresholdIsAnExactNumber() {
    assertThat(config(Map.of("ACCEPTANCE_THRESHOLD", "90.9")).rules().threshold())
        .isEqualTo(new BigDecimal("90.9"));
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    var faulty =
        Environment.of(
            Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "gate",
                "ENDPOINT", "http://web/path",
                "ACCEPTANCE_THRESHOLD", "101",
                "CONCURRENCY", "0",
                "REQUEST_TIMEOUT", "5",
                "MODE", "off",
                "HOST_NAME", "a b"));

    assertThatThrownBy(() -> GateConfig.from(faulty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("8 faulty variables")
        .hasMessageContaining("BUCKET: expected the name of a bucket, but it is not set")
        .hasMessageContaining("FILEPATH: expected the key of a CSV file, but it is not set")
        .hasMessageContaining("ENDPOINT: expected host:port, or a URL of a scheme, host and port")
        .hasMessageContaining("ACCEPTANCE_THRESHOLD: expected a percentage from 0 to 100")
        .hasMessageContaining("CONCURRENCY: expected a whole number from 1 to 256, received '0'")
        .hasMessageContaining("REQUEST_TIMEOUT: expected a duration from PT0.01S to PT1M")
        .hasMessageContaining("MODE: expected enforce or report, received 'off'")
        .hasMessageContaining("HOST_NAME: expected a host name");
  }

  @Test
  void greenIsNotComparedWithItself() {
    assertThatThrownBy(() -> config(Map.of("BASELINE_ENDPOINT", "http://green.example.com:8080/")))
        .hasMessageContaining("BASELINE_ENDPOINT: expected another endpoint than ENDPOINT");
  }

  private static GateConfig config(Map<String, String> more) {
    var variables = new HashMap<>(REQUIRED);
    variables.putAll(more);
    return GateConfig.from(Environment.of(variables));
  }
}

package groundcrew.bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void aProgramReadsTheVerdictAndEachRow() throws IOException {
    var report = new ObjectMapper().readTree(JsonReport.write(Scene.of("regressions").report()));

    assertThat(report.path("verdict").asText()).isEqualTo("FAIL");
    assertThat(report.path("deployment").asText()).isEqualTo("d-ABCDEF123");
    assertThat(report.path("began").asText()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(report.path("tookMillis").asInt()).isEqualTo(4_210);
    assertThat(report.at("/rows/counts/REGRESSION").asInt()).isEqualTo(3);
    assertThat(report.at("/results/0").toString())
        .isEqualTo(
            """
            {"row":12,"path":"/orders/2026?page=2","expected":"2xx","weight":1,\
            "result":"REGRESSION","reason":"status 404, expected 2xx",\
            "green":{"status":404,"millis":4.0,"bytes":1162,"repeated":false},\
            "blue":{"status":200,"millis":31.0,"bytes":48211,"repeated":false}}\
            """);
    assertThat(report.path("results"))
        .extracting(row -> row.path("result"))
        .extracting(JsonNode::asText)
        .containsOnly("REGRESSION", "REFUSED", "FAILED_ON_BOTH", "PASSED");
  }
}

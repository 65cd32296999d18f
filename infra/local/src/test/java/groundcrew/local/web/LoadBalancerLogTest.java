package groundcrew.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.arn.AccountRegion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class LoadBalancerLogTest {
  private static final Instant END = Instant.parse("2026-01-31T02:05:00Z");
  private static final ServedRequest REQUEST =
      new ServedRequest(
          Instant.parse("2026-01-31T02:03:04.567Z"),
          "GET",
          "/a?b=\\x22c\\x22",
          200,
          "shop.example",
          "curl/8");

  private final LoadBalancerLog log =
      new LoadBalancerLog(
          new AccountRegion("111122223333", "eu-west-1"), "web", END, List.of(REQUEST));

  @Test
  void itsKeyIsThatOfTheDocumentation() {
    assertThat(log.key(10))
        .isEqualTo(
            "AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/01/31/"
                + "111122223333_elasticloadbalancing_eu-west-1_app.web.50dc6c495c0c9188_20260131T0205Z_127.0.0.1_0000000a.log.gz");
  }

  /// 30 fields, and three that came later: whether a transformed URL was used.
  @Test
  void itsLinesHaveTheDocumentedFields() throws IOException {
    var text =
        new String(new GZIPInputStream(new ByteArrayInputStream(log.gzip())).readAllBytes(), UTF_8);

    assertThat(text).endsWith("\n").hasLineCount(1);
    var fields = text.strip().split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    assertThat(fields).hasSize(33);
    assertThat(fields[0]).isEqualTo("http");
    assertThat(fields[1]).isEqualTo("2026-01-31T02:03:04.567000Z");
    assertThat(fields[2]).isEqualTo("app/web/50dc6c495c0c9188");
    assertThat(fields[8]).isEqualTo("200");
    assertThat(fields[12]).isEqualTo("\"GET http://shop.example:80/a?b=\\x22c\\x22 HTTP/1.1\"");
    assertThat(fields[13]).isEqualTo("\"curl/8\"");
    assertThat(fields[22]).isEqualTo("\"forward\"");
  }
}

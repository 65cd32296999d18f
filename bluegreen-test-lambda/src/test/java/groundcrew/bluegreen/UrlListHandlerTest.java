package groundcrew.bluegreen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.learn.Exclusions;
import groundcrew.bluegreen.learn.InMemoryAccessLogs;
import groundcrew.bluegreen.learn.InMemoryListStore;
import groundcrew.bluegreen.learn.LearnUrls;
import groundcrew.bluegreen.learn.LogLines;
import groundcrew.common.FakeContext;
import groundcrew.common.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlListHandlerTest {
  private final VirtualTime clock = new VirtualTime(Instant.parse("2026-02-01T00:00:30Z"));

  /// A run that is late, or repeated, looks at the days of its schedule.
  @Test
  void theScheduledTimeIsTheLastDay() throws IOException {
    assertThat(invoke("{\"time\":\"2026-01-31T23:59:00Z\"}"))
        .isEqualTo(
            """
            {"list":"memory://urls.csv","urls":1,"patterns":1,"logs":1,"waiting":0,"lines":1,\
            "unreadable":0,"failed":[]}\
            """);
  }

  @Test
  void aPersonWhoInvokesItSaysNothing() throws IOException {
    assertThat(invoke("")).contains("\"urls\":1");
  }

  private String invoke(String event) throws IOException {
    var logs = new InMemoryAccessLogs();
    logs.put(LocalDate.parse("2026-01-31"), "a", LogLines.gzip(List.of(LogLines.get("/a"))));
    var learnUrls = new LearnUrls(logs, new InMemoryListStore(), Exclusions.DEFAULT, 10, 2);
    var out = new ByteArrayOutputStream();
    new UrlListHandler(learnUrls, clock)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), out, new FakeContext("r", 900_000));
    return out.toString(UTF_8);
  }
}

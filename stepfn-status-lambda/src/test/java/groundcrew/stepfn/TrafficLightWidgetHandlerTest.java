package groundcrew.stepfn;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.AwsClients;
import groundcrew.common.FakeContext;
import groundcrew.common.Json;
import groundcrew.common.JsonValue;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.light.DrawLights;
import groundcrew.stepfn.machine.InMemoryReadings;
import groundcrew.stepfn.machine.Machines;
import groundcrew.stepfn.machine.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class TrafficLightWidgetHandlerTest {
  private static final InMemoryReadings READINGS =
      InMemoryReadings.of(
          Reading.none(Machines.standard("orders"))
              .with(Machines.ended("run", FAILED, NOON.minusSeconds(660))),
          Reading.none(Machines.standard("search")));

  private final TrafficLightWidgetHandler handler =
      new TrafficLightWidgetHandler(new DrawLights(READINGS, new VirtualTime(NOON)));

  /// No call leaves the process: nothing listens at that port.
  @BeforeEach
  void lookNowhere() {
    System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    System.setProperty("aws.region", "eu-west-1");
  }

  @AfterEach
  void forget() {
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.region");
  }

  @Test
  void answersAViewWithATextThatIsHtml() throws IOException {
    var answer = invoke("{\"widgetContext\":{\"theme\":\"dark\",\"forms\":{\"all\":{}}}}");

    assertThat(answer.kind()).isEqualTo(JsonValue.Kind.STRING);
    assertThat(answer.asText())
        .startsWith("<div class=\"gc-board")
        .endsWith("</div>")
        .contains("gc-dark", "orders", "failed 10 min ago", "search", "no runs")
        .contains("endpoint=\"arn:aws:lambda:eu-west-1:111111111111:function:tagger\"");
  }

  @Test
  void answersWhatTheFormAsksFor() throws IOException {
    assertThat(invoke("{\"widgetContext\":{\"forms\":{\"all\":{\"filter\":\"ORD\"}}}}").asText())
        .contains("value=\"ORD\"", ":run\"")
        .doesNotContain("stateMachine:search");
  }

  @Test
  void answersAnEventWithoutAContext() throws IOException {
    assertThat(invoke("{}").asText()).contains("orders", "search").doesNotContain("gc-dark\"");
  }

  @Test
  void describesItselfInMarkdownWithItsParametersInYaml() throws IOException {
    var answer = invoke("{\"describe\":true}");

    assertThat(answer.kind()).isEqualTo(JsonValue.Kind.STRING);
    assertThat(answer.asText())
        .startsWith("## Traffic light\n")
        .contains("\n``` yaml\nfilter: ''\n```\n");
  }

  @Test
  void rehearsesAViewOfOneMachine() throws IOException {
    var config = new TrafficLightWidgetConfig("table", Level.INFO);

    assertThat(
            Json.read(TrafficLightWidgetHandler.rehearse(config, AwsClients.create("test")))
                .asText())
        .contains("1 overdue", "execution:rehearsed:1", "The oldest reading is");
  }

  private JsonValue invoke(String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new FakeContext("r-1", 10_000));
    return Json.read(answer.toString(UTF_8));
  }
}

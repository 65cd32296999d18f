package groundcrew.stepfn;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.light.DrawLights;
import groundcrew.stepfn.machine.InMemoryMachineStatuses;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.Machines;
import org.junit.jupiter.api.Test;

class TrafficLightWidgetHandlerTest {
  private static final InMemoryMachineStatuses STATUSES =
      InMemoryMachineStatuses.of(
          MachineStatus.none(Machines.standard("orders"))
              .with(Machines.ended("run", FAILED, NOON.minusSeconds(660))),
          MachineStatus.none(Machines.standard("search")));

  private final TrafficLightWidgetHandler handler =
      new TrafficLightWidgetHandler(new DrawLights(STATUSES), new VirtualTime(NOON));

  @Test
  void answersAViewWithHtml() {
    var answer = invoke("{\"widgetContext\":{\"theme\":\"dark\",\"forms\":{\"all\":{}}}}");

    assertThat(answer)
        .startsWith("<div class=\"gc-board")
        .endsWith("</div>")
        .contains("gc-dark", "orders", "failed 10 min ago", "search", "no runs")
        .contains("endpoint=\"arn:aws:lambda:eu-west-1:111111111111:function:tagger\"");
  }

  @Test
  void answersTheEventOfTheConsole() {
    assertThat(invoke(Events.widgetView()))
        .contains("gc-dark", "value=\"orders\"")
        .doesNotContain("stateMachine:search");
  }

  @Test
  void answersWithTheFilterOfTheForm() {
    assertThat(invoke("{\"widgetContext\":{\"forms\":{\"all\":{\"filter\":\"ORD\"}}}}"))
        .contains("value=\"ORD\"", ":run\"")
        .doesNotContain("stateMachine:search");
  }

  @Test
  void answersAnEventWithoutAWidgetContext() {
    assertThat(invoke("{}")).contains("orders", "search").doesNotContain("gc-dark\"");
  }

  @Test
  void describesItselfInMarkdownWithParametersInYaml() {
    var answer = invoke("{\"describe\":true}");

    assertThat(answer).startsWith("## Traffic light\n").contains("\n``` yaml\nfilter: ''\n```\n");
  }

  private String invoke(String event) {
    return StrictJson.read(
        LambdaEvents.invoke(handler, event, new FakeContext("r-1", 10_000)), String.class);
  }
}
